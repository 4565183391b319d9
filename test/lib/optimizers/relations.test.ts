import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  heavyBall,
  minimize,
  momentum,
  nadam,
  nesterov,
  type Optimizer,
  power,
  radam,
  ravine,
  rmsprop,
  rosenbrock,
  sgd,
  stepDecay,
} from "../../../lib/index";

const rates = fc.double({ min: 1e-4, max: 10, noNaN: true });
const gradients = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 30 });
const slope = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

function path({ init, step }: Optimizer, slopes: readonly number[]): number[] {
  const w = Float64Array.of(0);
  const state = init(1);
  return slopes.map((each) => {
    step(w, Float64Array.of(each), state);
    return w[0];
  });
}

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance * Math.abs(expected), `${actual} instead of ${expected}`);
}

describe("the family of optimizers", () => {
  it("has gradient descent as momentum that keeps nothing of the past, of every kind, bit for bit", () => {
    fc.assert(
      fc.property(rates, gradients, (learningRate, slopes) => {
        const descent = path(sgd({ learningRate }), slopes);
        for (const build of [momentum, nesterov, heavyBall]) {
          assert.deepEqual(path(build({ learningRate, momentum: 0 }), slopes), descent);
        }
      }),
    );
  });

  it("lets momentum reach 1/(1 − μ) times the step of gradient descent along a valley", () => {
    const w = path(momentum({ learningRate: 1, momentum: 0.9 }), new Array(400).fill(1));
    near(w[398] - w[399], 10, 1e-12);
  });

  it("walks the path of momentum with Polyak's heavy ball, while the learning rate is constant", () => {
    fc.assert(
      fc.property(rates, gradients, (learningRate, slopes) => {
        const ball = path(heavyBall({ learningRate }), slopes);
        const scale = Math.max(...ball.map(Math.abs));
        path(momentum({ learningRate }), slopes).forEach((w, k) => {
          assert.ok(Math.abs(w - ball[k]) <= 1e-12 * scale + 1e-300);
        });
      }),
    );
  });

  it("parts momentum and heavy ball when the learning rate changes: the ball keeps its speed", () => {
    const learningRate = stepDecay(1, { every: 1, factor: 0.5 });
    // v = 1, then ½ + 1: w = −1 − ½ · 1.5. The ball: w = −1 − ½ · 1 + ½ · (−1)
    assert.deepEqual(path(momentum({ learningRate, momentum: 0.5 }), [1, 1]), [-1, -1.75]);
    assert.deepEqual(path(heavyBall({ learningRate, momentum: 0.5 }), [1, 1]), [-1, -2]);
  });

  it("walks the lecture's look-ahead with Nesterov, seen from the place ahead: w = u − ημv", () => {
    const [eta, mu] = [0.0005, 0.9];
    const optimizer = nesterov({ learningRate: eta, momentum: mu });
    const { path: places } = minimize(rosenbrock, rosenbrock.start, { optimizer, steps: 500 });
    let [u, v] = [Array.from(rosenbrock.start), [0, 0]];
    const ahead = () => u.map((x, j) => x - eta * mu * v[j]);
    for (const place of places) {
      ahead().forEach((x, j) => {
        assert.ok(Math.abs(x - place[j]) < 1e-12);
      });
      const g = rosenbrock.gradient(...ahead());
      v = v.map((each, j) => mu * each + g[j]);
      u = u.map((x, j) => x - eta * v[j]);
    }
  });

  it("lets momentum shrink a ravine by √μ a step at Polyak's best settings, where descent shrinks it by (κ − 1)/(κ + 1)", () => {
    const kappa = 100;
    const root = Math.sqrt(kappa);
    const mu = ((root - 1) / (root + 1)) ** 2;
    const best = momentum({ learningRate: 4 / (1 + root) ** 2, momentum: mu });
    const plain = sgd({ learningRate: 2 / (1 + kappa) });
    const perStep = (optimizer: Optimizer) => {
      const { path: places } = minimize(ravine(kappa), [1, 1], { optimizer, steps: 400 });
      const size = (t: number) => Math.hypot(...places[t]);
      return (size(400) / size(200)) ** (1 / 200);
    };
    near(perStep(best), Math.sqrt(mu), 0.01);
    near(perStep(plain), (kappa - 1) / (kappa + 1), 1e-9);
  });

  it("has RMSprop as Adam without momentum whose rate undoes the correction", () => {
    const beta2 = 0.9;
    const corrected = (t: number) => 0.1 / Math.sqrt(1 - power(beta2, t));
    fc.assert(
      fc.property(fc.array(slope, { minLength: 1, maxLength: 30 }), (slopes) => {
        const tiny = { epsilon: 1e-30 };
        const adapted = path(adam({ learningRate: corrected, beta1: 0, beta2, ...tiny }), slopes);
        path(rmsprop({ learningRate: 0.1, alpha: beta2, ...tiny }), slopes).forEach((w, k) => {
          near(adapted[k], w, 1e-12);
        });
      }),
    );
  });

  it("has Adam as AdamW without decay, bit for bit, and AdamW as Adam around weights that shrink by 1 − ηλ", () => {
    fc.assert(
      fc.property(rates, gradients, (learningRate, slopes) => {
        const still = path(adamW({ learningRate, weightDecay: 0 }), slopes);
        assert.deepEqual(still, path(adam({ learningRate }), slopes));
      }),
    );
    const steps = path(adam({ learningRate: 0.1 }), [1, 2, -3]);
    let w = 0;
    path(adamW({ learningRate: 0.1, weightDecay: 0.5 }), [1, 2, -3]).forEach((weight, k) => {
      w = (1 - 0.1 * 0.5) * w + steps[k] - (steps[k - 1] ?? 0);
      near(weight, w, 1e-12);
    });
  });

  it("has AMSGrad as Adam while gradients do not shrink, and with shorter steps once they do", () => {
    const growing = [1, 2, 3, 4, 5];
    const [plain, never] = [adam(), adam({ amsgrad: true })];
    assert.deepEqual(path(never, growing), path(plain, growing));
    const slopes = [...growing, ...new Array(3000).fill(0.1)];
    assert.ok((path(never, slopes).at(-1) ?? 0) > (path(plain, slopes).at(-1) ?? 0));
  });

  it("lets centered RMSprop take longer steps than RMSprop where the gradient hardly changes", () => {
    const slopes = new Array(50).fill(3);
    const [plain, centered] = [false, true].map((each) => path(rmsprop({ centered: each }), slopes));
    for (const [k, w] of centered.entries()) assert.ok(w < plain[k]);
  });

  it("does not know the units of the loss in Adadelta, whose rate is made of its own steps", () => {
    const slopes = [3, -1, 4, 1, -5, 9, 2, 6];
    const tiny = { epsilon: 1e-300 };
    // Such an ε makes the steps tiny, as the first one is √(ε/(1 − ρ)): what counts is that they are the same.
    const [one, thousand] = [1, 1000].map((unit) =>
      path(
        adadelta(tiny),
        slopes.map((each) => unit * each),
      ),
    );
    thousand.forEach((w, k) => {
      near(w, one[k], 1e-9);
    });
  });

  it("does not know the units of the loss in Adagrad, RMSprop, Adam and their kin; gradient descent does", () => {
    const slopes = [3, -1, 4, 1, -5, 9, 2, 6];
    const tiny = { epsilon: 1e-30 };
    for (const optimizer of [adagrad(tiny), rmsprop(tiny), adam(tiny), adamax(tiny), nadam(tiny)]) {
      const scaled = path(
        optimizer,
        slopes.map((each) => 100 * each),
      );
      path(optimizer, slopes).forEach((w, k) => {
        near(scaled[k], w, 1e-9);
      });
    }
    near(
      path(
        sgd(),
        slopes.map((each) => 100 * each),
      )[7],
      100 * path(sgd(), slopes)[7],
      1e-12,
    );
  });

  it("lets RAdam step like momentum for five steps, and like Adam in the end", () => {
    const [careful, plain] = [radam({ learningRate: 1 }), adam({ learningRate: 1 })];
    const slopes = new Array(20000).fill(7);
    const [w, reference] = [path(careful, slopes), path(plain, slopes)];
    // The average of a gradient that stays the same is that gradient.
    for (let t = 1; t <= 5; t++) near(w[t - 1], -7 * t, 1e-9);
    assert.ok(w[4] - w[5] < 0.1);
    near(w[19998] - w[19999], reference[19998] - reference[19999], 1e-6);
  });

  it("lets NAdam turn sooner than Adam, and step as it does where the gradient stays the same", () => {
    const slopes = [...new Array(5000).fill(1), -1];
    const options = { learningRate: 1, beta1: 0.9 };
    const [ahead, plain] = [nadam({ ...options, momentumDecay: 1 }), adam(options)].map((each) => path(each, slopes));
    const step = (w: readonly number[], t: number) => w[t - 2] - w[t - 1];
    near(step(ahead, 5000), 1, 1e-6);
    near(step(plain, 5001), 0.8, 1e-6); // m = 0.9 · 1 + 0.1 · (−1)
    near(step(ahead, 5001), 0.62, 1e-6); // 0.9 · 0.8 + 0.1 · (−1)
  });

  it("starts Adagrad and Adam with a step of η, whatever the gradient", () => {
    fc.assert(
      fc.property(rates, slope, (learningRate, g) => {
        near(path(adagrad({ learningRate }), [g])[0], -learningRate, 1e-6);
        near(path(adam({ learningRate }), [g])[0], -learningRate, 1e-4);
      }),
    );
  });

  it("starts RMSprop with a step of η/√(1 − α), ten times η at the default", () => {
    fc.assert(fc.property(slope, (g) => near(path(rmsprop({ learningRate: 1 }), [g])[0], -10, 1e-3)));
  });

  it("shortens Adagrad's steps as 1/√t where the gradient stays the same", () => {
    const w = path(adagrad({ learningRate: 1 }), new Array(100).fill(5));
    near(w[98] - w[99], 1 / 10, 1e-9);
  });

  it("brings RMSprop back to steps of η where the gradient stays the same", () => {
    const w = path(rmsprop({ learningRate: 1 }), new Array(5000).fill(5));
    near(w[4998] - w[4999], 1, 1e-6);
  });

  it("keeps Adam at steps of η where the gradient stays the same, from the first step on", () => {
    const w = path(adam({ learningRate: 1 }), new Array(2000).fill(5));
    for (const [k, weight] of w.entries()) near(weight, -(k + 1), 1e-8);
  });
});
