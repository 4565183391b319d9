/**
 * `base` to a whole power, with the same bits on every machine.
 *
 * Engines differ in the last bit of `Math.pow` and `**`, so a curve that used them would differ between Node and a
 * browser. This uses nothing but products: it squares its way through the binary digits of the exponent.
 *
 * @param base any number
 * @param exponent a whole number, 0 or greater
 * @returns baseᵉˣᵖᵒⁿᵉⁿᵗ; 1 for exponent 0
 *
 * @example
 * power(0.5, 10); // = 1 / 1024
 */
export function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2), square *= square) {
    if (left % 2 === 1) result *= square;
  }
  return result;
}
