import type * as optimizers from "../../../lib/optimizers/index";

/** What is particular to one optimizer; what holds for all stands in all.test.ts. */
export interface Row {
  /** PyTorch's, where it has the optimizer. */
  readonly defaults: Options;
  /** Whether there is no run of PyTorch's to agree with (default false). */
  readonly notInPyTorch?: boolean;
  /** What stands in the state at first besides the count of steps: the value of each weight, or a number for all. */
  readonly state: Readonly<Record<string, "zeros" | "empty" | number>>;
  /** Computed by hand, with an ε so large that its place shows. */
  readonly byHand: readonly ByHand[];
  /** A learning rate that suits a ravine with condition number 25. */
  readonly downhill: number;
  /** Fingerprint of where it ends in that ravine, with the defaults and with each setting that was computed by hand. */
  readonly bits: string;
}

export type Options = Readonly<Record<string, number | boolean>>;

/** Settings, gradients, and the weight after each of them. It starts at 0, or where `from` says. */
interface ByHand {
  readonly options: Options;
  readonly from?: number;
  readonly gradients: readonly number[];
  readonly weights: readonly number[];
}

export const table: Readonly<Record<keyof typeof optimizers, Row>> = {
  sgd: {
    defaults: { learningRate: 0.001 },
    state: {},
    byHand: [
      // w = −½ · 3 = −1.5, then −1.5 + ½ · 4
      { options: { learningRate: 0.5 }, gradients: [3, -4], weights: [-1.5, 0.5] },
    ],
    downhill: 0.05,
    bits: "6d195cc5b734c628",
  },
  momentum: {
    defaults: { learningRate: 0.001, momentum: 0.9, dampening: 0, weightDecay: 0 },
    state: { v: "zeros" },
    byHand: [
      // v = 3, then 1.5 − 4 = −2.5; w = −½ v, then + 1.25
      { options: { learningRate: 0.5, momentum: 0.5 }, gradients: [3, -4], weights: [-1.5, -0.25] },
      // v = 3, undampened; then 1.5 − ¾ · 4 = −1.5; w = −½ v, then + 0.75
      { options: { learningRate: 0.5, momentum: 0.5, dampening: 0.25 }, gradients: [3, -4], weights: [-1.5, -0.75] },
      // g = 3 + ½ · 4 = 5 = v; w = 4 − 5; then g = 3 − ½, v = 2.5 + 2.5
      { options: { learningRate: 1, momentum: 0.5, weightDecay: 0.5 }, from: 4, gradients: [3, 3], weights: [-1, -6] },
    ],
    downhill: 0.02,
    bits: "58875f62eac3cc43",
  },
  nesterov: {
    defaults: { learningRate: 0.001, momentum: 0.9, weightDecay: 0 },
    state: { v: "zeros" },
    byHand: [
      // v = 3, then 1.5 − 4 = −2.5; w = −½ (3 + 1.5), then + ½ (4 + 1.25)
      { options: { learningRate: 0.5, momentum: 0.5 }, gradients: [3, -4], weights: [-2.25, 0.375] },
      // g = 3 + ½ · 4 = 5 = v; w = 4 − (5 + 2.5)
      { options: { learningRate: 1, momentum: 0.5, weightDecay: 0.5 }, from: 4, gradients: [3], weights: [-3.5] },
    ],
    downhill: 0.02,
    bits: "eef74cd7b2b45c82",
  },
  heavyBall: {
    defaults: { learningRate: 0.001, momentum: 0.9 },
    state: { previous: "zeros" },
    byHand: [
      // w = 2 − ½ · 3, then 0.5 + ½ · 4 + ½ (0.5 − 2)
      { options: { learningRate: 0.5, momentum: 0.5 }, from: 2, gradients: [3, -4], weights: [0.5, 1.75] },
    ],
    downhill: 0.02,
    bits: "e8c26bedfdd7c238",
  },
  adagrad: {
    defaults: { learningRate: 0.01, epsilon: 1e-10, decay: 0, accumulator: 0, weightDecay: 0 },
    state: { s: "zeros" },
    byHand: [
      // s = 9, then 25; w = −3/(3 + 1), then − 4/(5 + 1)
      { options: { learningRate: 1, epsilon: 1 }, gradients: [3, 4], weights: [-3 / 4, -3 / 4 - 4 / 6] },
      // s = 16 + 9, then 25 + 144; w = −3/(5 + 1), then − ½ · 12/(13 + 1), as η/(1 + 1) is left of η
      {
        options: { learningRate: 1, epsilon: 1, accumulator: 16, decay: 1 },
        gradients: [3, 12],
        weights: [-3 / 6, -3 / 6 - 6 / 14],
      },
      // g = 1 + ½ · 4 = 3; w = 4 − 3/(3 + 1)
      { options: { learningRate: 1, epsilon: 1, weightDecay: 0.5 }, from: 4, gradients: [1], weights: [3.25] },
    ],
    downhill: 1,
    bits: "4f9d2d031d6100f1",
  },
  adadelta: {
    defaults: { learningRate: 1, rho: 0.9, epsilon: 1e-6, weightDecay: 0 },
    state: { v: "zeros", u: "zeros" },
    byHand: [
      // v = ¼ · 12 = 3; Δ = √(0 + 1)/√(3 + 1) · √12 = √3; u = ¼ · 3. Then v = 9/4 + ¼ · 0, and no gradient, no step
      {
        options: { learningRate: 1, rho: 0.75, epsilon: 1 },
        gradients: [Math.sqrt(12), 0],
        weights: [-Math.sqrt(3), -Math.sqrt(3)],
      },
      // v = 3, Δ = √12 · ½, u = ¾; then v = ¾ · 3 + ¼ · 27 = 9, Δ = √(¾ + 1)/√(9 + 1) · √27
      {
        options: { learningRate: 2, rho: 0.75, epsilon: 1 },
        gradients: [Math.sqrt(12), Math.sqrt(27)],
        weights: [-2 * Math.sqrt(3), -2 * Math.sqrt(3) - 2 * Math.sqrt((1.75 / 10) * 27)],
      },
      // g = 2 + ½ · 4 = 4; v = ¾ · 16 = 12 with ρ = ¼; Δ = √4/√(12 + 4) · 4 = 2
      {
        options: { learningRate: 1, rho: 0.25, epsilon: 4, weightDecay: 0.5 },
        from: 4,
        gradients: [2],
        weights: [2],
      },
    ],
    downhill: 1,
    bits: "7a284e5e6c2e5fa1",
  },
  rmsprop: {
    defaults: { learningRate: 0.01, alpha: 0.99, epsilon: 1e-8, momentum: 0, centered: false, weightDecay: 0 },
    state: { v: "zeros", m: "empty", b: "empty" },
    byHand: [
      // v = ¼ · 16 = 4, then ¾ · 4 + ¼ · 4 = 4; w = −4/(2 + 1), then − 2/(2 + 1)
      { options: { learningRate: 1, alpha: 0.75, epsilon: 1 }, gradients: [4, 2], weights: [-4 / 3, -2] },
      // v = ½ · 4 = 2, m = 1, √(2 − 1) = 1; w = −2/(1 + 1). Then v = 1 + 2 = 3, m = 1.5, √(3 − 2.25) = √¾
      {
        options: { learningRate: 1, alpha: 0.5, epsilon: 1, centered: true },
        gradients: [2, 2],
        weights: [-1, -1 - 2 / (Math.sqrt(0.75) + 1)],
      },
      // b = 4/3, then ½ · 4/3 + 2/3 = 4/3
      {
        options: { learningRate: 1, alpha: 0.75, epsilon: 1, momentum: 0.5 },
        gradients: [4, 2],
        weights: [-4 / 3, -8 / 3],
      },
      // g = 2 + ½ · 4 = 4; v = 4; w = 4 − 4/(2 + 2)
      {
        options: { learningRate: 1, alpha: 0.75, epsilon: 2, weightDecay: 0.5 },
        from: 4,
        gradients: [2],
        weights: [3],
      },
    ],
    downhill: 0.01,
    bits: "f50a82b2c3db9cd3",
  },
  adam: {
    defaults: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, amsgrad: false, weightDecay: 0 },
    state: { m: "zeros", v: "zeros", vMax: "empty" },
    byHand: [
      // m = 1, then 1.5; v = 2, then 3; corrected by ½, then ¾: m̂ = 2 and √v̂ = 2 both times; w = −2/(2 + 1) a step
      {
        options: { learningRate: 1, beta1: 0.5, beta2: 0.5, epsilon: 1 },
        gradients: [2, 2],
        weights: [-2 / 3, -4 / 3],
      },
      // v = 8, then 4, but the largest stays 8: √(8/½) = 4, then √(8/¾); m̂ = 4, then (1/¾ · 1)
      {
        options: { learningRate: 1, beta1: 0.5, beta2: 0.5, epsilon: 1, amsgrad: true },
        gradients: [4, 0],
        weights: [-4 / 5, -4 / 5 - 4 / 3 / (Math.sqrt(32 / 3) + 1)],
      },
      // g = 1 + ½ · 4 = 3 = m̂ = √v̂; w = 4 − 3/(3 + 1)
      { options: { learningRate: 1, epsilon: 1, weightDecay: 0.5 }, from: 4, gradients: [1], weights: [3.25] },
    ],
    downhill: 0.02,
    bits: "366b948b78913adf",
  },
  adamW: {
    defaults: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01, amsgrad: false },
    state: { m: "zeros", v: "zeros", vMax: "empty" },
    byHand: [
      // w = (1 − ½ · ½) · 4 = 3, then 3 − ½ · 3/(3 + 1): the gradient does not know of the decay
      {
        options: { learningRate: 0.5, epsilon: 1, weightDecay: 0.5 },
        from: 4,
        gradients: [3],
        weights: [3 - 3 / 8],
      },
      // As Adam's, when nothing decays
      {
        options: { learningRate: 1, beta1: 0.5, beta2: 0.5, epsilon: 1, weightDecay: 0, amsgrad: true },
        gradients: [4, 0],
        weights: [-4 / 5, -4 / 5 - 4 / 3 / (Math.sqrt(32 / 3) + 1)],
      },
    ],
    downhill: 0.02,
    bits: "565750979473e1b1",
  },
  adamax: {
    defaults: { learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
    state: { m: "zeros", u: "zeros" },
    byHand: [
      // m̂ = 3, u = 3 + 1; then m = ½ · 1.5 = ¾, m̂ = 1, u = max(½ · 4, 0 + 1) = 2
      {
        options: { learningRate: 1, beta1: 0.5, beta2: 0.5, epsilon: 1 },
        gradients: [3, 0],
        weights: [-3 / 4, -5 / 4],
      },
      // g = 1 + ½ · 4 = 3; w = 4 − 3/(3 + 1)
      { options: { learningRate: 1, epsilon: 1, weightDecay: 0.5 }, from: 4, gradients: [1], weights: [3.25] },
    ],
    downhill: 0.02,
    bits: "800e660ebe22232b",
  },
  nadam: {
    defaults: { learningRate: 0.002, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, momentumDecay: 0.004, weightDecay: 0 },
    state: { m: "zeros", v: "zeros", product: 1 },
    byHand: [
      // μ = ½ · ½ at every step as ψ = 0. m = 1.5, √v̂ = 3, Π = ¼: (¾ / ¾ · 3 + ¼ / (15/16) · 1.5) / (3 + 1) = 3.4/4
      {
        options: { learningRate: 1, beta1: 0.5, beta2: 0.75, epsilon: 1, momentumDecay: 0 },
        gradients: [3],
        weights: [-0.85],
      },
      // g = 1 + ½ · 4 = 3
      {
        options: { learningRate: 1, beta1: 0.5, beta2: 0.75, epsilon: 1, momentumDecay: 0, weightDecay: 0.5 },
        from: 4,
        gradients: [1],
        weights: [3.15],
      },
    ],
    downhill: 0.02,
    bits: "0a5a38fcb8708b9b",
  },
  radam: {
    defaults: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
    state: { m: "zeros", v: "zeros" },
    byHand: [
      // ρ∞ = 3 with β₂ = ½: never enough to trust v. m = 2, m̂ = 4; then m = 1, m̂ = 4/3
      { options: { learningRate: 0.5, beta1: 0.5, beta2: 0.5 }, gradients: [4, 0], weights: [-2, -2 - 2 / 3] },
      // g = 1 + ½ · 4 = 3 = m̂
      { options: { learningRate: 1, weightDecay: 0.5 }, from: 4, gradients: [1], weights: [1] },
    ],
    downhill: 0.02,
    bits: "86dc6d9815e9a3b1",
  },
};
