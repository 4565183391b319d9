/** 2ᵏ for k from −600 to 600: products with 2 and ½ are exact. */
const zero = 600;
const powersOfTwo = new Float64Array(2 * zero + 1).fill(1);
for (let k = 1; k <= zero; k++) {
  powersOfTwo[zero + k] = 2 * powersOfTwo[zero + k - 1];
  powersOfTwo[zero - k] = powersOfTwo[zero - k + 1] / 2;
}

/**
 * x · 2ᵏ, rounded once, for k from −1200 to 1200.
 *
 * In two halves, as 2ᵏ alone can be too large or too small for a number where the product is not.
 *
 * @example
 * scale(1, -1074); // = Number.MIN_VALUE
 * scale(0.75, 1024); // = 0.75 * 2 ** 1023 * 2
 */
export function scale(x: number, k: number): number {
  const half = k >> 1;
  return x * powersOfTwo[zero + half] * powersOfTwo[zero + k - half];
}

/**
 * The exponent k of a positive finite number: x = 2ᵏ · m with m in [1, 2).
 *
 * @example
 * exponent(10); // = 3
 * exponent(0.75); // = -1
 */
export function exponent(x: number): number {
  // Numbers below 2⁻⁶⁰⁰ are brought up first, so that every power that is asked for is in the table.
  if (x < powersOfTwo[0]) return exponent(x * powersOfTwo[2 * zero]) - zero;
  let k = x < 1 ? -zero - 1 : 0;
  let upper = x < 1 ? 0 : 1024;
  while (upper - k > 1) {
    const middle = (k + upper) >> 1;
    if (x >= scale(1, middle)) k = middle;
    else upper = middle;
  }
  return k;
}
