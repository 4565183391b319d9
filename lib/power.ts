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
  if (!(Number.isSafeInteger(exponent) && exponent >= 0)) {
    throw new RangeError(
      `Cannot take a power as its exponent must be a whole number from 0: current value is ${quoted(exponent)}`,
    );
  }
  if (exponent < block || base === 0) return byDigits(base, exponent);
  const recent = productsOf(base);
  const low = exponent & (block - 1);
  if (recent.beyond !== exponent - low) startBlock(recent, exponent - low);
  let result = recent.low[low];
  const { high } = recent;
  for (let k = 0; k < high.length; k++) result *= high[k];
  return result;
}

/** The products in their order: from the lowest binary digit of the exponent to the highest. */
export function byDigits(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2), square *= square) {
    if (left % 2 === 1) result *= square;
  }
  return result;
}

/** What powers of one base with neighbouring exponents have in common: a rule asks for βᵗ step by step. */
interface Products {
  readonly base: number;
  /** The powers with exponents below a block. */
  readonly low: Float64Array;
  /** The whole blocks in the exponent, and the squares that stand for their binary digits. */
  beyond: number;
  high: number[];
}

const block = 64;
const bases: Products[] = [];

function productsOf(base: number): Products {
  for (let k = 0; k < bases.length; k++) if (bases[k].base === base) return bases[k];
  const low = Float64Array.from({ length: block }, (_, exponent) => byDigits(base, exponent));
  // Room for the bases of any rule of today; whatever falls out is made again.
  bases.length = Math.min(bases.length, 7);
  bases.unshift({ base, low, beyond: 0, high: [] });
  return bases[0];
}

function startBlock(products: Products, beyond: number): void {
  products.high = [];
  products.beyond = beyond;
  for (let square = products.base, left = beyond; left > 0; left = Math.floor(left / 2), square *= square) {
    if (left % 2 === 1) products.high.push(square);
  }
}
