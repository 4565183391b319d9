/** (−1)ᵏ/n! for n = 3, 5, …, 19 and for n = 4, 6, …, 18. */
const odd = series(3, 9);
const even = series(4, 8).map((value) => -value);

function series(first: number, terms: number): number[] {
  let factorial = first === 3 ? 6 : 24;
  return Array.from({ length: terms }, (_, k) => {
    // Exact up to 19!, whose sixteen factors of two need no digits.
    if (k > 0) factorial *= (first + 2 * k - 1) * (first + 2 * k);
    return (k % 2 === 0 ? -1 : 1) / factorial;
  });
}

/** sin (r + low) for |r| ≤ π/4 and a `low` beyond the digits of r. */
export function sine(r: number, low: number): number {
  const square = r * r;
  let sum = 0;
  for (let n = odd.length - 1; n >= 0; n--) sum = odd[n] + square * sum;
  return r + (r * square * sum + low * (1 - square / 2));
}

/** cos (r + low) for |r| ≤ π/4 and a `low` beyond the digits of r. */
export function cosine(r: number, low: number): number {
  const square = r * r;
  let sum = 0;
  for (let n = even.length - 1; n >= 0; n--) sum = even[n] + square * sum;
  const half = square / 2;
  const near = 1 - half;
  // What rounding took from 1 − r²/2 goes to the small terms.
  const lost = 1 - near - half;
  return near + (lost + (square * square * sum - r * low));
}
