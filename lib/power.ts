import { quoted } from "./words";

/**
 * `base` to a whole power, with the same bits on every machine.
 *
 * Engines differ in the last bit of `Math.pow` and `**`, so a curve that used them would differ between Node and a
 * browser. This uses nothing but products: it squares its way through the binary digits of the exponent.
 *
 * @param base any number
 * @param exponent a whole number, 0 or greater
 * @returns baseᵉˣᵖᵒⁿᵉⁿᵗ; 1 for exponent 0
 * @throws RangeError when the exponent is no such number
 *
 * @example
 * power(0.5, 10); // = 1 / 1024
 */
export function power(base: number, exponent: number): number {
  if (base === 0) return byDigits(base, exponent);
  const recent = productsOf(base);
  const low = exponent & (block - 1);
  if (recent.beyond + low !== exponent) startBlock(recent, exponent);
  let result = recent.low[low];
  const { high } = recent;
  for (let k = 0; k < high.length; k++) result *= high[k];
  return result;
}

/** The products in their order: from the lowest binary digit of the exponent to the highest. */
export function byDigits(base: number, exponent: number): number {
  checkExponent(exponent);
  let result = 1;
  for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2), square *= square) {
    if (left % 2 === 1) result *= square;
  }
  return result;
}

function checkExponent(exponent: number): void {
  if (Number.isSafeInteger(exponent) && exponent >= 0) return;
  throw new RangeError(
    `Cannot take a power as its exponent must be a whole number from 0: current value is ${quoted(exponent)}`,
  );
}

/** What powers of one base with neighbouring exponents have in common: a rule asks for βᵗ step by step. */
interface Products {
  readonly base: number;
  /** The powers with exponents below a block. */
  readonly low: Float64Array;
  /** The whole blocks in the exponent, and the squares that stand for their binary digits. */
  beyond: number;
  high: Float64Array;
}

const block = 1024;
const bases: Products[] = [];

function productsOf(base: number): Products {
  for (let k = 0; k < bases.length; k++) if (bases[k].base === base) return bases[k];
  // Room for the bases of any rule of today; whatever falls out is made again.
  bases.length = Math.min(bases.length, 7);
  bases.unshift({ base, low: lowPowers(base), beyond: 0, high: new Float64Array(0) });
  return bases[0];
}

/** Each binary digit doubles how many there are: those with the digit are those without it, times its square. */
function lowPowers(base: number): Float64Array {
  const powers = new Float64Array(block).fill(1);
  for (let size = 1, square = base; size < block; size *= 2, square *= square) {
    for (let k = 0; k < size; k++) powers[size + k] = powers[k] * square;
  }
  return powers;
}

function startBlock(products: Products, exponent: number): void {
  checkExponent(exponent);
  const high: number[] = [];
  products.beyond = exponent - (exponent & (block - 1));
  for (let square = products.base, left = products.beyond; left > 0; left = Math.floor(left / 2), square *= square) {
    if (left % 2 === 1) high.push(square);
  }
  products.high = Float64Array.from(high);
}
