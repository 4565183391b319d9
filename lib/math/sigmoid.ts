import { exp } from "./exp";

/**
 * The logistic function: any number to one between 0 and 1, such as a probability.
 *
 *     σ(z) = 1/(1 + e⁻ᶻ)
 *
 * For negative z the fraction is expanded with eᶻ: e⁻ᶻ would overflow, and what is near 0 keeps all its digits.
 *
 * @param z any number
 * @returns σ(z) in [0, 1], NaN for NaN
 *
 * @example
 * math.sigmoid(0); // = 0.5
 * math.sigmoid(2) + math.sigmoid(-2); // ≈ 1.000000
 * math.sigmoid(-1000); // = 0
 */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + exp(-z));
  const part = exp(z);
  return part / (1 + part);
}
