import type { Objective } from "./objective";
import { checkNames, checkOptions } from "./options";
import { quoted } from "./words";

/** How large weights are made to cost something. */
export interface Penalty {
  /** λ₂ ≥ 0: times half the sum of squared weights (default 0). */
  readonly l2?: number;
  /** λ₁ ≥ 0: times the sum of the sizes of the weights (default 0). */
  readonly l1?: number;
  /** Weights that cost nothing, by their places; −1 is the last (default: none). */
  readonly free?: readonly number[];
}

/**
 * An objective in which large weights cost something: of two models that fit alike the simpler one wins.
 *
 *     loss + ½ λ₂ Σ w² + λ₁ Σ |w|          ∇ + λ₂ w + λ₁ sign(w)
 *
 * L2 pulls a weight the more the larger it is, and so leaves none at exactly 0. L1 pulls all alike, and so pushes the
 * useless ones to 0. There |w| has a kink; as its slope this takes 0 (a subgradient), so that such a weight ends up
 * jumping about 0 within a step's length rather than on it.
 *
 * An intercept should be free: pulling it to zero would mean that the target is believed to be near zero.
 *
 * @param objective what is to become small
 * @param penalty.l2 λ₂ ≥ 0 (default 0)
 * @param penalty.l1 λ₁ ≥ 0 (default 0)
 * @param penalty.free places of the weights that cost nothing; −1 is the last, where a linear model has its intercept
 * @returns an objective for `train` and `compare`; its loss has the penalty in it, that of rows set aside has not
 * @throws RangeError when an option is outside its range or does not exist, or there is no such weight
 *
 * Convention: half the square, so that λ₂ is the `weightDecay` of the optimizers, which take the same way without
 * showing the penalty in the loss (AdamW takes another). Keras's l2 has no ½; the alpha of scikit-learn's SGDRegressor,
 * whose loss is halved, is λ₂/2.
 *
 * @example
 * const data = { x: [[-1], [1]], y: [-2, 4] };
 * const ridge = regularized(LinearRegression.objective(data), { l2: 1, free: [-1] });
 * const w = new Float64Array(2); // w = [0, 0]
 * train(ridge, w, data, { optimizer: sgd({ learningRate: 0.1 }), epochs: 200 });
 * w; // ≈ [2.000000, 1.000000]: without the penalty the slope is 3
 */
export function regularized(objective: Objective, penalty: Penalty): Objective {
  if (typeof objective?.lossAndGradient !== "function") {
    throw new TypeError(`Cannot regularize as objective must have a loss and a gradient: found ${quoted(objective)}`);
  }
  checkNames("regularize", "regularized", penalty, ["l2", "l1", "free"]);
  const { l2 = 0, l1 = 0, free = [] } = penalty;
  checkOptions("regularize", { l2, l1 });
  const costly = costlyPlaces(objective.size, free);
  return {
    size: objective.size,
    judge: objective.judge ?? objective,
    check: (action, rows) => objective.check?.(action, rows),
    start: (random) => objective.start?.(random) ?? new Float64Array(objective.size),
    lossAndGradient(w, g, batch) {
      let loss = objective.lossAndGradient(w, g, batch);
      for (const j of costly) {
        loss += 0.5 * l2 * w[j] * w[j] + l1 * Math.abs(w[j]);
        g[j] += l2 * w[j] + l1 * Math.sign(w[j]);
      }
      return loss;
    },
  };
}

function costlyPlaces(size: number, free: readonly number[]): Int32Array {
  if (!Array.isArray(free)) {
    throw new TypeError(`Cannot regularize as free must be an array such as [−1]: found ${quoted(free)}`);
  }
  const places = Int32Array.from({ length: size }, (_, j) => j);
  const spared = free.map((place) => {
    const j = places.at(place);
    if (j !== undefined && Number.isInteger(place)) return j;
    throw new RangeError(
      `Cannot regularize as free must hold places of weights, −${size} to ${size - 1}: found ${quoted(place)}`,
    );
  });
  return places.filter((j) => !spared.includes(j));
}
