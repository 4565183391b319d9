/**
 * The preferred numbers of the series R40 between 1 and 10: forty steps of nearly the same factor, none with more than
 * three digits. Source: ISO 3:1973, Preferred numbers.
 */
const preferred = [
  1, 1.06, 1.12, 1.18, 1.25, 1.32, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.12, 2.24, 2.36, 2.5, 2.65, 2.8, 3, 3.15, 3.35,
  3.55, 3.75, 4, 4.25, 4.5, 4.75, 5, 5.3, 5.6, 6, 6.3, 6.7, 7.1, 7.5, 8, 8.5, 9, 9.5,
];

/** The stops of a slider at equal distances; the ends and `value` are always among them. */
export function linearPositions(min: number, max: number, step: number, value: number): number[] {
  const count = Math.floor((max - min) / step) + 1;
  // 0.01 + 9 · 0.01 would be 0.09999999999999999.
  const between = Array.from({ length: count }, (_, k) => Number((min + k * step).toPrecision(12)));
  return inOrder([...between, min, max, value], min, max);
}

/** The stops of a slider at nearly equal factors: the preferred numbers between its ends, the ends, and `value`. */
export function logPositions(min: number, max: number, value: number): number[] {
  const decades = [min, max].map((end) => Number(end.toExponential().split("e")[1]));
  const between: number[] = [];
  for (let decade = decades[0]; decade <= decades[1]; decade++) {
    for (const number of preferred) between.push(Number(`${number}e${decade}`));
  }
  return inOrder([...between, min, max, value], min, max);
}

/** 1 between whole numbers that are ten or more apart, else the power of ten that makes 100 to 1,000 steps. */
export function usualStep(min: number, max: number): number {
  if (Number.isInteger(min) && Number.isInteger(max) && max - min >= 10 && max - min <= 1000) return 1;
  const [mantissa, exponent] = (max - min).toExponential(8).split("e").map(Number);
  // The width of a range such as 1.1 − 0.1 is a little off a power of ten.
  return Number(`1e${exponent - (mantissa >= 9.999999 ? 1 : 2)}`);
}

function inOrder(values: readonly number[], min: number, max: number): number[] {
  const inside = values.filter((value) => value >= min && value <= max);
  // −0 and 0 are one stop.
  return [...new Set(inside.map((value) => value + 0))].sort((a, b) => a - b);
}
