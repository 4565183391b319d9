import { exp } from "../math/exp";
import { optimizer } from "../optimizer";
import { power } from "../power";

/**
 * Adam that looks ahead, as Nesterov's momentum does: of today's gradient it takes more than its share in the average.
 *
 *     g ← g + λ w
 *     m ← β₁ m + (1 − β₁) g
 *     v ← β₂ v + (1 − β₂) g²               v̂ = v / (1 − β₂ᵗ)
 *     μₜ = β₁ (1 − ½ 0.96^(t ψ))           Π ← Π μₜ
 *     w ← w − η ((1 − μₜ) / (1 − Π) g + μₜ₊₁ / (1 − Π μₜ₊₁) m) / (√v̂ + ε)
 *
 * The momentum warms up: μ grows from about ½ β₁ to β₁, the slower the smaller ψ. As it changes from step to step, the
 * product Π of all of them takes the place of β₁ᵗ.
 *
 * @param options.learningRate η > 0, length of a step while the gradient keeps its value (default 0.002, PyTorch's)
 * @param options.beta1 β₁ in [0, 1), the share of the average of gradients that stays (default 0.9, PyTorch's)
 * @param options.beta2 β₂ in [0, 1), the share of the average of squares that stays (default 0.999, PyTorch's)
 * @param options.epsilon ε > 0, keeps the quotient finite where no gradient was seen (default 1e-8, PyTorch's)
 * @param options.momentumDecay ψ ≥ 0, how fast the momentum warms up (default 0.004, PyTorch's)
 * @param options.weightDecay λ ≥ 0, pulls each weight towards 0 (default 0, PyTorch's)
 * @returns an optimizer whose state is `m` and `v`, one number per weight each, and the number `product`, Π
 * @throws RangeError when an option is outside its range
 *
 * Convention: ψ = 0.004, as in the paper and in PyTorch; Keras has ψ = 1 and η = 0.001, and optax a constant μ = β₁.
 * Source: Dozat (2016), Incorporating Nesterov momentum into Adam.
 *
 * @example
 * const { step, init } = nadam({ learningRate: 1, beta1: 0.5, beta2: 0.75, epsilon: 1, momentumDecay: 0 });
 * const w = Float64Array.of(0), state = init(1);
 * step(w, Float64Array.of(3), state); // state.product = 0.25, w = −0.85: (¾ / ¾ · 3 + ¼ / (1 − 1/16) · 1.5) / (√9 + 1)
 */
export const nadam = optimizer(
  "NAdam",
  { learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, momentumDecay: 0.004, weightDecay: 0 },
  (size) => ({ m: new Float64Array(size), v: new Float64Array(size), product: 1 }),
  (w, g, state, { learningRate, beta1, beta2, epsilon, momentumDecay, weightDecay }) => {
    const { m, v, t } = state;
    const mu = (t: number) => beta1 * (1 - 0.5 * exp(lnOf096 * t * momentumDecay));
    state.product *= mu(t);
    const ofGradient = (learningRate * (1 - mu(t))) / (1 - state.product);
    const ofAverage = (learningRate * mu(t + 1)) / (1 - state.product * mu(t + 1));
    const correction = 1 - power(beta2, t);
    for (let j = 0; j < w.length; j++) {
      const slope = g[j] + weightDecay * w[j];
      m[j] += (1 - beta1) * (slope - m[j]);
      v[j] = beta2 * v[j] + (1 - beta2) * slope * slope;
      w[j] -= (ofGradient * slope + ofAverage * m[j]) / (Math.sqrt(v[j] / correction) + epsilon);
    }
  },
);

/** The logarithm of 0.96: 0.96ˣ is exp(x ln 0.96). */
const lnOf096 = -0.040821994520255166;
