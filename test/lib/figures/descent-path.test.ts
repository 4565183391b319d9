import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { descentPath, optimizer, sgd } from "../../../lib/index";
import { assertDrawable, saysOf, titlesOf, traceOf } from "./drawable";

const f = (x: number) => x * x - 6 * x + 5;

/** x(t+1) = x − η (2x − 6), from 5. */
function steps(rate: number, count: number): number[] {
  const path = [5];
  for (let t = 0; t < count; t++) path.push(path[t] - rate * (2 * path[t] - 6));
  return path;
}

describe("descentPath()", () => {
  it("draws the curve over the view, and each step as a dot on it", () => {
    const figure = descentPath(f, steps(0.1, 3), { view: [0, 6] });
    const curve = traceOf(figure, "f");
    assert.deepEqual([curve.x[0], curve.x[100], curve.x[200]], [0, 3, 6]);
    assert.deepEqual([curve.y[0], curve.y[100], curve.y[200]], [5, -4, 5]);
    const dots = traceOf(figure, "steps");
    assert.deepEqual(dots.x, steps(0.1, 3));
    assert.deepEqual(dots.y, steps(0.1, 3).map(f));
    assert.deepEqual((figure.layout.xaxis as { range: unknown }).range, [0, 6]);
  });

  it("takes places as numbers, arrays, rows of a table, or in what minimize gives", () => {
    const drawn = (path: Parameters<typeof descentPath>[1]) => traceOf(descentPath(f, path), "steps").x;
    assert.deepEqual(drawn([5, 4]), [5, 4]);
    assert.deepEqual(drawn([[5], Float64Array.of(4)]), [5, 4]);
    assert.deepEqual(drawn([{ x: 5 }, { x: 4 }]), [5, 4]);
    assert.deepEqual(drawn({ path: [[5], [4]] }), [5, 4]);
  });

  it("draws the tangent at a step, with the lecture's slope f′(5) = 4, by the function's own gradient or without one", () => {
    for (const ground of [f, { value: f, gradient: (x: number) => 2 * x - 6 }]) {
      const figure = descentPath(ground, [5, 4.6], { tangent: 0 });
      const { x, y } = traceOf(figure, "tangent at step 0") as { x: readonly number[]; y: readonly number[] };
      assert.ok(Math.abs((y[1] - y[0]) / (x[1] - x[0]) - 4) < 1e-6);
      assert.ok(Math.abs((y[0] + y[1]) / 2 - f(5)) < 1e-9);
      assert.match(saysOf(figure), /slope 4, /);
    }
  });

  it("draws a closed form through the dots, between the steps too where it has a value there", () => {
    const closed = (rate: number) => (t: number) => 3 + (1 - 2 * rate) ** t * 2;
    const figure = descentPath(f, steps(0.1, 5), { through: closed(0.1) });
    const formula = traceOf(figure, "closed form");
    const dots = traceOf(figure, "x");
    assert.equal(formula.x.length, 101);
    assert.deepEqual(dots.x, [0, 1, 2, 3, 4, 5]);
    dots.y.forEach((x, t) => {
      assert.ok(Math.abs((formula.y[20 * t] ?? 0) - (x ?? 0)) < 1e-12);
    });
    // A root of a negative number is no number: at η = 0.9 the formula is drawn at whole steps.
    assert.deepEqual(traceOf(descentPath(f, steps(0.9, 3), { through: closed(0.9) }), "closed form").x, [0, 1, 2, 3]);
  });

  it("ends a descent that runs away where it leaves the picture, and says so", () => {
    const figure = descentPath(f, steps(1.1, 500), { view: [-1, 7] });
    const { x } = traceOf(figure, "steps") as { x: readonly number[] };
    assert.ok(x.length < 30 && x.every((place) => Math.abs(place) < 24));
    assert.match(saysOf(figure), new RegExp(`start x = 5, is far outside the picture from step ${x.length}$`));
    assertDrawable(figure);
    assertDrawable(descentPath((x) => 1 / x, [1, Infinity], { view: [-1, 1] }));
  });

  it("draws what an optimizer of a student does", () => {
    const half = optimizer("Half a step", { learningRate: 0.5 }, [], (w, g, _state, { learningRate }) => {
      w[0] -= learningRate * Math.sign(g[0]);
    })();
    const w = Float64Array.of(5);
    const state = half.init(1);
    const path = [5];
    for (let t = 0; t < 4; t++) {
      half.step(w, Float64Array.of(2 * w[0] - 6), state);
      path.push(w[0]);
    }
    assert.deepEqual(traceOf(descentPath(f, path), "steps").x, [5, 4.5, 4, 3.5, 3]);
    assert.equal(sgd().name, "SGD");
  });

  it("can be drawn in both languages, and says where the descent began and ended", () => {
    const options = { tangent: 1, through: () => 3 } as const;
    for (const language of ["en", "ko"] as const)
      assertDrawable(descentPath(f, steps(0.1, 80), { ...options, language }));
    assert.equal(saysOf(descentPath(f, [5, 4])), "Descent on f: start x = 5, end x = 4, f = −3, t = 1");
    assert.deepEqual(titlesOf(descentPath(f, [5], { language: "ko" })), ["경사 하강: f", "x", "f(x)"]);
  });

  it("refuses what cannot be drawn", () => {
    assert.throws(
      () => descentPath(3 as never, [5]),
      /^TypeError: Cannot draw as f must be a function or have a value/,
    );
    assert.throws(() => descentPath(f, []), /steps must have at least one place/);
    assert.throws(() => descentPath(f, [[1, 2]]), /every place of steps must have 1 numbers: place 0 is an array$/);
    assert.throws(() => descentPath(f, [5, 4], { tangent: 2 }), /tangent must be the number of a step from 0 to 1/);
    assert.throws(() => descentPath(f, [5], { view: [7, -1] }), /^RangeError: Cannot draw as view must have 1 range/);
    assert.throws(() => descentPath(f, [5], { through: 3 as never }), /through must be a function of t: found 3$/);
    assert.throws(() => descentPath(f, [5], { trough: () => 1 } as never), /did you mean through\?$/);
  });
});
