import { optimizer } from "../optimizer";
import { power } from "../power";

/**
 * Adam that waits until it knows enough: while too few squares are averaged to trust them, it steps like momentum.
 *
 *     g ← g + λ w
 *     m ← β₁ m + (1 − β₁) g                m̂ = m / (1 − β₁ᵗ)
 *     v ← β₂ v + (1 − β₂) g²               v̂ = v / (1 − β₂ᵗ)
 *     ρ = ρ∞ − 2 t β₂ᵗ / (1 − β₂ᵗ)         ρ∞ = 2 / (1 − β₂) − 1
 *     w ← w − η m̂ r / √v̂                  where ρ > 5, with r² = (ρ − 4)(ρ − 2) ρ∞ / ((ρ∞ − 4)(ρ∞ − 2) ρ)
 *     w ← w − η m̂                          before
 *
 * ρ tells how many squares v is worth; with β₂ = 0.999 it exceeds 5 from step 6 on. From there r grows from nearly 0 to
 * 1: a warm-up that nobody has to set. The first five steps are not divided by anything: they are as long as the
 * gradient is large.
 *
 * @param options.learningRate η > 0, length of a step in the end (default 0.001, PyTorch's)
 * @param options.beta1 β₁ in [0, 1), the share of the average of gradients that stays (default 0.9, PyTorch's)
 * @param options.beta2 β₂ in [0, 1), the share of the average of squares that stays (default 0.999, PyTorch's)
 * @param options.epsilon ε > 0, keeps the quotient finite where no gradient was seen (default 1e-8, PyTorch's)
 * @param options.weightDecay λ ≥ 0, pulls each weight towards 0 (default 0, PyTorch's)
 * @returns an optimizer whose state is `m` and `v`, one number per weight each
 * @throws RangeError when an option is outside its range
 *
 * Convention: ε is added to the uncorrected root and 5 is the threshold, as in PyTorch; the paper has no ε and takes 4,
 * optax adds ε to the corrected root.
 * Source: Liu, Jiang, He, Chen, Liu, Gao and Han (2020), On the variance of the adaptive learning rate and beyond.
 *
 * @example
 * const { step, init } = radam({ learningRate: 1 });
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(3), state); // w ≈ −3.000000000000: not η as with Adam, but ηg
 */
export const radam = optimizer(
  "RAdam",
  { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
  ["m", "v"],
  (w, g, { m, v, t }, { learningRate, beta1, beta2, epsilon, weightDecay }) => {
    const eta = learningRate / (1 - power(beta1, t));
    const trust = rectification(beta2, t);
    for (let j = 0; j < w.length; j++) {
      const slope = g[j] + weightDecay * w[j];
      m[j] += (1 - beta1) * (slope - m[j]);
      v[j] = beta2 * v[j] + (1 - beta2) * slope * slope;
      w[j] -= eta * m[j] * (trust > 0 ? trust / (Math.sqrt(v[j]) + epsilon) : 1);
    }
  },
);

/** r √(1 − β₂ᵗ): what the quotient of the averages is to be multiplied by; 0 while they cannot be trusted. */
function rectification(beta2: number, t: number): number {
  const left = power(beta2, t);
  const most = 2 / (1 - beta2) - 1;
  const rho = most - (2 * t * left) / (1 - left);
  if (rho <= 5) return 0;
  return Math.sqrt((((rho - 4) * (rho - 2) * most) / ((most - 4) * (most - 2) * rho)) * (1 - left));
}
