import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  adam,
  type History,
  LinearRegression,
  momentum,
  type Optimizer,
  optimizer,
  type Schedule,
  sgd,
  type TrainOptions,
  train,
} from "../../lib/index";
import * as optimizers from "../../lib/optimizers/index";
import * as schedules from "../../lib/schedules/index";
import * as wrappers from "../../lib/wrappers/index";
import { standardizedCars } from "./cars";

const cars = standardizedCars();
const objective = LinearRegression.objective(cars);

function run(options: Partial<TrainOptions>) {
  const w = new Float64Array(4);
  const given = { optimizer: adam({ learningRate: 0.1 }), epochs: 12, batchSize: 34, ...options };
  const history = train(objective, w, cars, given);
  return { w, history };
}

/** Each changes its rate between step 60, at which a run is cut, and step 144, at which it ends. */
const rates: Readonly<Record<keyof typeof schedules, Schedule>> = {
  stepDecay: schedules.stepDecay(0.01, { every: 50, factor: 0.5 }),
  exponentialDecay: schedules.exponentialDecay(0.01, { factor: 0.99 }),
  inverseDecay: schedules.inverseDecay(0.01, { decay: 0.1 }),
  cosineDecay: schedules.cosineDecay(0.01, { over: 140 }),
  warmUp: schedules.warmUp(0.01, { over: 100 }),
};

const wraps: Readonly<Record<Exclude<keyof typeof wrappers, "averageOf">, (optimizer: Optimizer) => Optimizer>> = {
  clipByNorm: (optimizer) => wrappers.clipByNorm(optimizer, 20),
  clipByValue: (optimizer) => wrappers.clipByValue(optimizer, 10),
  averaged: (optimizer) => wrappers.averaged(optimizer, { after: 70 }),
};

/** All that a run decides; only the clock is left out. */
function withoutClock({ w, history }: { w: Float64Array; history: History }) {
  const { seconds: _, secondsAt: __, ...rest } = history;
  return { w, ...rest };
}

describe("train(), resumed", () => {
  for (const build of Object.values(optimizers)) {
    it(`has the bits of an uninterrupted run, with ${build().name}`, () => {
      const given = { optimizer: build({ learningRate: 0.01 }), seed: 5 };
      const whole = run(given);
      const part = run({ ...given, epochs: 5 });
      assert.deepEqual(withoutClock(run({ ...given, resume: part.history })), withoutClock(whole));
    });
  }

  for (const [name, learningRate] of Object.entries(rates)) {
    for (const [wrapper, wrap] of Object.entries(wraps)) {
      it(`has them with ${name} in ${wrapper}, where the schedule goes on from the step at which it was cut`, () => {
        const given = { optimizer: wrap(momentum({ learningRate })), seed: 5 };
        const part = run({ ...given, epochs: 5 });
        assert.deepEqual(withoutClock(run({ ...given, resume: part.history })), withoutClock(run(given)));
      });
    }
  }

  it("has the same bits wherever the run was cut, how often, and whatever the batches", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 3 });
    const property = fc.property(cuts, fc.integer({ min: 1, max: 318 }), fc.nat(), (places, batchSize, seed) => {
      const given = { batchSize, seed, validation: 0.2, patience: 3, optimizer: momentum({ learningRate: 1e-4 }) };
      let resume: History | undefined;
      for (const epochs of places.sort((a, b) => a - b)) ({ history: resume } = run({ ...given, epochs, resume }));
      assert.deepEqual(withoutClock(run({ ...given, resume })), withoutClock(run(given)));
    });
    fc.assert(property, { numRuns: 25 });
  });

  it("goes on from a history that was copied, whatever became of the first one", () => {
    const { history } = run({ epochs: 5 });
    const copy = structuredClone(history);
    history.state?.w.fill(0);
    assert.deepEqual(withoutClock(run({ resume: copy })), withoutClock(run({})));
  });

  it("leaves the history that it was given as it was", () => {
    const { history } = run({ epochs: 5 });
    const before = structuredClone(history);
    run({ resume: history });
    assert.deepEqual(history, before);
  });

  it("goes on after a run that its signal stopped, from the snapshot of its last epoch", () => {
    const controller = new AbortController();
    let last: History | undefined;
    const stopped = run.bind(undefined, {
      signal: controller.signal,
      onEpoch: ({ epoch, snapshot }) => {
        last = snapshot();
        if (epoch === 7) controller.abort(new Error("enough"));
      },
    });
    assert.throws(stopped, /enough/);
    assert.equal(last?.loss.length, 8);
    assert.deepEqual(withoutClock(run({ resume: last })), withoutClock(run({})));
  });

  it("goes on with a learning rate of its own, as one lowers it on the way", () => {
    const { history } = run({ epochs: 5 });
    const lower = run({ resume: history, optimizer: adam({ learningRate: 0.01 }) });
    assert.deepEqual(lower.history.loss.slice(0, 6), history.loss);
    assert.notDeepEqual(lower.history.loss, run({}).history.loss);
  });

  it("counts all its work from the beginning", () => {
    const { history } = run({ resume: run({ epochs: 5 }).history });
    assert.deepEqual([history.updates, history.samples, history.loss.length], [144, 12 * 398, 13]);
  });

  it("keeps what a student's own optimizer remembers, whatever its shape", () => {
    const own = optimizer("Mine", { learningRate: 0.01 }, ["a", "b"], (w, g, state, { learningRate }) => {
      for (let j = 0; j < w.length; j++) {
        state.b[j] += state.a[j];
        state.a[j] += g[j];
        w[j] -= learningRate * (g[j] + 1e-3 * state.b[j]);
      }
    })();
    const { history } = run({ optimizer: own, epochs: 5 });
    assert.deepEqual(withoutClock(run({ optimizer: own, resume: history })), withoutClock(run({ optimizer: own })));
  });
});

describe("train(), resumed, at the door", () => {
  const { history } = run({ epochs: 5 });
  const refuse = (options: Partial<TrainOptions>, message: RegExp) =>
    assert.throws(() => run({ resume: history, ...options }), message);

  it("refuses other conditions than those of before", () => {
    refuse({ seed: 1 }, /^RangeError: Cannot train as seed must be what it was before resume: 0 before, 1 now$/);
    refuse({ batchSize: 35 }, /Cannot train as batchSize must be what it was before resume: 34 before, 35 now$/);
    refuse({ validation: 0.5 }, /the number of rows must be what it was before resume: 398 before, 199 now$/);
    refuse({ validation: cars }, /validation must be what it was before resume: absent before, there now$/);
    refuse(
      { optimizer: sgd() },
      /what the optimizer remembers must be what it was before resume: t, m, v.* before, t now$/,
    );
  });

  it("refuses fewer epochs than are done", () => {
    refuse({ epochs: 4 }, /Cannot train as epochs counts those before resume, too: 5 are done, epochs is 4$/);
  });

  it("refuses what is no history of a run", () => {
    refuse({ resume: {} as never }, /resume must be the history of a run that did not diverge: found an object$/);
    refuse({ resume: null as never }, /resume must be the history of a run that did not diverge: found null$/);
  });
});
