/** Numbers drawn at a time by `shuffle`, in four lanes. */
export const drawnInLane = 16;

/** Tables of the jumps from lane to lane: a register for each value of each of the eight hexadecimal digits of a state. */
const jumpBytes = 8 * 16 * 16;

const jumps = 16 * drawnInLane;

/** What is where in memory, whatever the number of columns, in bytes. */
export const scratch = { draws: 0, jumps, end: jumps + jumpBytes };

/**
 * What is where in the memory that the functions work on, in bytes: weights w₁ … w_d b, gradient, and then the table.
 *
 * A row of the table is x₁ … x_d y: all that a step needs of a row stands together, as rows come in random order. It is
 * made of pairs, with a number left free where d is even, so that no pair lies across two lines of the cache.
 */
export function layout(d: number) {
  const vector = 16 * Math.ceil((d + 1) / 2);
  const weights = scratch.end;
  const gradient = weights + vector;
  return { weights, gradient, table: Math.ceil((gradient + vector) / 64) * 64, row: vector };
}
