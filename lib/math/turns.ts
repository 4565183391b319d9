import { exponent, scale } from "./scale";

/** An angle as quarter turns and what is left, |high| ≤ π/4; `low` is what `high` had no digits for. */
export interface Turns {
  /** 0 to 3: whole turns are left out. */
  readonly quarter: number;
  readonly high: number;
  readonly low: number;
}

/** π/2 in three parts, the first two of 33 bits: up to 2¹⁰ times each is exact. */
const FIRST = 0x1921fb544 / 2 ** 32;
const SECOND = 0x10b4611a6 / 2 ** 66;
const THIRD = 2.0222662487959506e-21;

/** Digits after the point, in bits, of the numbers that are used for large angles. */
const BITS = 1200n;
let quarterTurn = 0n;

/**
 * Takes quarter turns off an angle until it is within π/4 of zero, exactly to rounding, however large it is.
 *
 * An angle up to 1000 loses k times each part of π/2 in turn. A larger one is a whole number, times a power of two, and
 * so long division by π/2 in whole numbers leaves the right remainder: for that, π is computed to 1200 bits when
 * it is first needed.
 *
 * @example
 * const { quarter, high } = turns(10);
 * quarter; // = 2: 10 is 6 quarter turns and a bit
 * high; // ≈ 0.575222039230620
 */
export function turns(x: number): Turns {
  if (Math.abs(x) > 1000) return fromLarge(x);
  const k = Math.floor(x / (FIRST + SECOND) + 0.5);
  const rest = x - k * FIRST;
  const part = k * SECOND;
  const high = rest - part;
  // What rounding took from the difference, whichever of the two is larger.
  const back = high - rest;
  const lost = rest - (high - back) - (part + back);
  return exactly(k & 3, high, lost - k * THIRD);
}

function fromLarge(x: number): Turns {
  if (!Number.isFinite(x)) return { quarter: 0, high: Number.NaN, low: Number.NaN };
  quarterTurn ||= machin() / 2n;
  const k = exponent(Math.abs(x));
  // 53 bits of x as a whole number, moved to where the numbers of this function have their point.
  const whole = BigInt(scale(x, 52 - k)) << (BITS + BigInt(k) - 52n);
  const quarters = floorDivide(2n * whole + quarterTurn, 2n * quarterTurn);
  // 256 bits are enough for what is left, and still a number.
  const rest = (whole - quarters * quarterTurn) >> (BITS - 256n);
  const high = Number(rest);
  const low = Number(rest - BigInt(high));
  return exactly(Number(BigInt.asUintN(2, quarters)), scale(high, -256), scale(low, -256));
}

function exactly(quarter: number, high: number, low: number): Turns {
  const sum = high + low;
  return { quarter, high: sum, low: high - sum + low };
}

/** π in bits after the point, by Machin's formula: π/4 = 4 arctan 1/5 − arctan 1/239. */
function machin(): bigint {
  const guard = 16n;
  const one = 1n << (BITS + guard);
  const arctan = (inverse: bigint) => {
    let sum = 0n;
    for (let power = one / inverse, n = 1n; power !== 0n; power /= -inverse * inverse, n += 2n) sum += power / n;
    return sum;
  };
  return (4n * (4n * arctan(5n) - arctan(239n))) >> guard;
}

function floorDivide(a: bigint, b: bigint): bigint {
  return a >= 0n ? a / b : (a - b + 1n) / b;
}
