import { xorshift } from "../random";
import { doWhile, func, i32, i32x4, type Local, type Statement } from "./assembler";
import { drawnInLane, scratch } from "./layout";

const { jumps, draws } = scratch;
const drawsEnd = draws + 16 * drawnInLane;

/**
 * As `shuffle` of random.ts, with the same numbers, drawn four at a time.
 *
 * A state of xorshift is made of the one before, by six operations that wait for each other: one after the other, they
 * take longer than all swaps. So four lanes draw at once, each from a place of the stream that the one before will come
 * to. Then the rows are swapped, through the numbers of one lane after the other. A chance x/2³² · count is floored:
 * that is the upper half of x · count.
 */
export const shuffle = func("shuffle", ["i32", "i32", "i32"], "i32", ([rows, last, x], local) => {
  const count = local("i32");
  const lane = local("i32");
  const drawn = local("i32");
  const other = local("i32");
  const row = local("i32");
  const stop = local("i32");
  const swapOne = [
    x.set(i32.load(drawn, draws)),
    other.set(i32.add(rows, i32.shiftLeft(i32.upperProduct(x, count), 2))),
    row.set(i32.load(last)),
    i32.store(last, i32.load(other)),
    i32.store(other, row),
    count.set(i32.sub(count, i32.of(1))),
    last.set(i32.sub(last, i32.of(4))),
    drawn.set(i32.add(drawn, i32.of(16))),
  ];
  const isLeft = i32.lessThan(rows, last);
  const swapLane = [
    drawn.set(lane),
    stop.set(i32.sub(last, i32.of(4 * drawnInLane))),
    stop.set(i32.either(i32.lessThan(rows, stop), stop, rows)),
    doWhile(swapOne, i32.lessThan(stop, last)),
    lane.set(i32.add(lane, i32.of(4))),
  ];
  const begin = count.set(i32.add(i32.shiftRight(i32.sub(last, rows), 2), i32.of(1)));
  const block = [
    ...draw(x, drawn, local("i32x4")),
    lane.set(i32.of(0)),
    doWhile(swapLane, i32.and(i32.lessThan(lane, i32.of(16)), isLeft)),
  ];
  return [[begin, doWhile(block, isLeft)], x];
});

/** Draws four lanes of numbers, the first of which goes on from x. */
function draw(x: Local<"i32">, at: Local<"i32">, lanes: Local<"i32x4">): Statement[] {
  const drawFour = [
    lanes.set(i32x4.xor(lanes, i32x4.shiftLeft(lanes, 13))),
    lanes.set(i32x4.xor(lanes, i32x4.shiftRight(lanes, 17))),
    lanes.set(i32x4.xor(lanes, i32x4.shiftLeft(lanes, 5))),
    i32x4.store(at, lanes),
    at.set(i32.add(at, i32.of(16))),
  ];
  return [
    lanes.set(i32x4.all(0)),
    ...Array.from({ length: 8 }, (_, digit) => {
      const entry = i32.shiftLeft(i32.and(i32.shiftRight(x, 4 * digit), i32.of(15)), 4);
      return lanes.set(i32x4.xor(lanes, i32x4.load(entry, jumps + 256 * digit)));
    }),
    at.set(i32.of(draws)),
    doWhile(drawFour, i32.lessThan(at, i32.of(drawsEnd))),
  ];
}

/**
 * What the function above looks up: for each hexadecimal digit of a state, the four states at which the lanes begin.
 *
 * xorshift works on each bit as if the others were not there: the state far ahead of x is that far ahead of its first
 * digit, of its second digit and so on, put together again.
 */
export function jumpTables(): Int32Array {
  const tables = new Int32Array(8 * 16 * 4);
  for (let entry = 0; entry < 8 * 16; entry++) {
    let x = (entry & 15) << (4 * (entry >> 4));
    for (let lane = 0; lane < 4; lane++) {
      tables[4 * entry + lane] = x;
      for (let k = 0; k < drawnInLane; k++) x = xorshift(x);
    }
  }
  return tables;
}
