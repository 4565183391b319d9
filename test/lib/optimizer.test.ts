import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { optimizer, sgd } from "../../lib/index";

/** As a student writes one in a cell: Nesterov's momentum in five lines. */
const nesterov = optimizer(
  "Nesterov",
  { learningRate: 0.01, momentum: 0.9 },
  ["v"],
  (w, g, { v }, { learningRate, momentum }) => {
    for (let j = 0; j < w.length; j++) {
      v[j] = momentum * v[j] + g[j];
      w[j] -= learningRate * (g[j] + momentum * v[j]);
    }
  },
);

describe("optimizer()", () => {
  it("makes an optimizer out of five lines of a student", () => {
    const { init, step } = nesterov({ learningRate: 1, momentum: 0.5 });
    const w = Float64Array.of(0);
    const state = init(1);
    step(w, Float64Array.of(1), state); // v = 1,          w = −(1 + 0.5)
    step(w, Float64Array.of(1), state); // v = 0.5 + 1,    w = −1.5 − (1 + 0.75)
    assert.equal(w[0], -3.25);
    assert.equal(state.v[0], 1.5);
  });

  it("hands the rule the number of the step, from 1", () => {
    const seen: number[] = [];
    const { init, step } = optimizer("Counter", {}, [], (_w, _g, { t }) => void seen.push(t))();
    const state = init(1);
    for (let k = 0; k < 3; k++) step(new Float64Array(1), new Float64Array(1), state);
    assert.deepEqual(seen, [1, 2, 3]);
    assert.equal(state.t, 3);
  });

  it("gives a state that is a plain record of zeros, new at every call", () => {
    const { init } = nesterov();
    assert.deepEqual(init(2), { t: 0, v: new Float64Array(2) });
    assert.notEqual(init(2).v, init(2).v);
  });

  it("lets a rule make its own memory: from the settings, and with numbers as well as arrays", () => {
    const lazy = optimizer(
      "Lazy",
      { learningRate: 1, patience: 2, awake: false },
      (size, { patience, awake }) => ({ left: patience, seen: new Float64Array(awake ? size : 0) }),
      (w, g, state, { learningRate, awake }) => {
        if (!awake && state.left-- > 0) return;
        for (let j = 0; j < w.length; j++) w[j] -= learningRate * g[j];
      },
    );
    const { init, step } = lazy({ patience: 1 });
    const w = Float64Array.of(0);
    const state = init(1);
    assert.deepEqual(state, { t: 0, left: 1, seen: new Float64Array(0) });
    step(w, Float64Array.of(1), state);
    assert.equal(w[0], 0);
    step(w, Float64Array.of(1), state);
    assert.equal(w[0], -1);
    assert.equal(lazy({ awake: true }).label, "Lazy (η = 1, awake)");
    assert.equal(lazy({ awake: true }).init(3).seen.length, 3);
    assert.throws(
      () => lazy({ awake: 1 as never }),
      /Cannot build lazy as awake must be true or false: current value is 1/,
    );
  });

  it("keeps two runs with one optimizer apart", () => {
    const { init, step } = nesterov({ learningRate: 1 });
    const alone = Float64Array.of(0);
    const crowded = Float64Array.of(0);
    const [a, b, c] = [init(1), init(1), init(1)];
    for (let k = 0; k < 3; k++) {
      step(alone, Float64Array.of(1), a);
      step(crowded, Float64Array.of(1), b);
      step(Float64Array.of(9), Float64Array.of(-5), c);
    }
    assert.deepEqual(crowded, alone);
  });

  it("fills in the defaults for settings that are not given or undefined", () => {
    assert.deepEqual(nesterov().options, { learningRate: 0.01, momentum: 0.9 });
    assert.deepEqual(nesterov({ momentum: 0.5, learningRate: undefined }).options, {
      learningRate: 0.01,
      momentum: 0.5,
    });
  });

  it("does not let settings be changed afterwards", () => {
    const options = { learningRate: 0.5 };
    const built = sgd(options);
    options.learningRate = 7;
    assert.equal(built.options.learningRate, 0.5);
    assert.throws(() => Object.assign(built.options, { learningRate: 7 }), TypeError);
  });

  it("labels itself with its learning rate and whatever is not a default", () => {
    assert.equal(nesterov().label, "Nesterov (η = 0.01)");
    assert.equal(nesterov({ momentum: 0.5 }).label, "Nesterov (η = 0.01, μ = 0.5)");
    assert.equal(optimizer("Still", {}, [], () => {})().label, "Still");
    assert.equal(optimizer("Own", { heat: 1 }, [], () => {})({ heat: 2 }).label, "Own (heat = 2)");
  });

  it("takes a learning rate that is a function of the step, and hands the rule its number", () => {
    const seen: number[] = [];
    const spy = optimizer(
      "Spy",
      { learningRate: 1 },
      [],
      (_w, _g, _s, { learningRate }) => void seen.push(learningRate),
    );
    const { init, step } = spy({ learningRate: (t) => 1 / t });
    const state = init(1);
    for (let k = 0; k < 3; k++) step(new Float64Array(1), new Float64Array(1), state);
    assert.deepEqual(seen, [1, 1 / 2, 1 / 3]);
  });

  it("calls a learning rate that is a function by the function's name", () => {
    const halving = (t: number) => 1 / 2 / t;
    assert.equal(sgd({ learningRate: halving }).label, "SGD (η = halving)");
    assert.equal(sgd({ learningRate: (t) => 1 / t }).label, "SGD (η(t))");
  });

  it("refuses a rate that is no rate: at the door for the first step, in the loop for a later one", () => {
    const message = "as learningRate must be greater than 0 and finite: current value is";
    const at = (values: readonly unknown[]) => (t: number) => values[t - 1] as number;
    for (const value of [0, -1, Number.NaN, undefined, "1"]) {
      assert.throws(() => sgd({ learningRate: at([value]) }), {
        name: "RangeError",
        message: new RegExp(`^Cannot build sgd ${message}`),
      });
      const { init, step } = sgd({ learningRate: at([1, value]) });
      const w = Float64Array.of(0);
      const state = init(1);
      step(w, Float64Array.of(1), state);
      assert.throws(() => step(w, Float64Array.of(1), state), {
        name: "RangeError",
        message: new RegExp(`^Cannot take step 2 ${message}`),
      });
      assert.deepEqual([w[0], state.t], [-1, 1]);
    }
  });

  it("lets nothing but a learning rate be a function", () => {
    assert.throws(
      () => nesterov({ momentum: (() => 0.9) as never }),
      /momentum must be in \[0, 1\): current value is a function/,
    );
  });

  it("refuses a misspelt setting and names the one that was meant", () => {
    const build = (options: object) => () => sgd(options as Parameters<typeof sgd>[0]);
    const says = (hint: string) => ({ name: "RangeError", message: `Cannot build sgd as it has no option ${hint}` });
    assert.throws(build({ learningrate: 0.1 }), says("learningrate: did you mean learningRate?"));
    assert.throws(build({ learnignRate: 0.1 }), says("learnignRate: did you mean learningRate?"));
    assert.throws(build({ lr: 0.1 }), says("lr: did you mean learningRate?"));
    assert.throws(build({ colour: 0.1 }), says("colour: the options are learningRate"));
  });

  it("refuses settings that are no object: sgd(0.1) does not train with the default", () => {
    assert.throws(() => sgd(0.1 as never), {
      name: "TypeError",
      message: "Cannot build sgd as options must be an object such as { learningRate: … }: found 0.1",
    });
    assert.throws(() => sgd(null as never), TypeError);
  });

  it("checks a student's own settings by the ranges of their names, and others for being finite", () => {
    assert.throws(() => nesterov({ momentum: 1 }), {
      name: "RangeError",
      message: "Cannot build nesterov as momentum must be in [0, 1): current value is 1",
    });
    const own = optimizer("Own", { heat: 1 }, [], () => {});
    assert.equal(own({ heat: -5 }).options.heat, -5);
    assert.throws(() => own({ heat: Number.NaN }), /heat must be a finite number: current value is NaN/);
  });

  it("refuses a gradient that is not as long as the weights", () => {
    const { init, step } = sgd();
    assert.throws(() => step(new Float64Array(2), new Float64Array(3), init(2)), {
      name: "TypeError",
      message: "Cannot step as w and g must have the same length: w has 2, g has 3",
    });
  });

  it("says at once which of its parts is missing", () => {
    const rule = () => {};
    const wrong: readonly [parts: readonly unknown[], message: RegExp][] = [
      [["Mine", { learningRate: 1 }, rule], /its rule must be a function \(w, g, state, options\): found undefined$/],
      [
        ["Mine", { learningRate: 1 }, "v", rule],
        /its memory must be an array of names, such as \["v"\] or \[\]: found "v"$/,
      ],
      [["Mine", rule], /its defaults must be an object such as \{ learningRate: 0.01 \}: found a function$/],
      [[rule], /its name must be a text for legends: found a function$/],
    ];
    for (const [parts, message] of wrong) {
      assert.throws(() => Reflect.apply(optimizer, undefined, parts), message);
      assert.throws(() => Reflect.apply(optimizer, undefined, parts), /^TypeError: Cannot make an optimizer as its /);
    }
  });
});
