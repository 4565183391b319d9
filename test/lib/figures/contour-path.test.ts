import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { adam, contourPath, minimize, optimizer, ravine, rosenbrock, sgd } from "../../../lib/index";
import { assertDrawable, saysOf, titlesOf, traceOf } from "./drawable";

const bowl = (x: number, y: number) => x * x + y * y;

interface Contour {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly (readonly number[])[];
  readonly contours: { readonly start: number; readonly end: number; readonly size: number };
  readonly colorbar: { readonly title: { readonly text: string }; readonly tickvals: readonly number[] };
}

function contourOf(figure: ReturnType<typeof contourPath>): Contour {
  return figure.data[0] as unknown as Contour;
}

describe("contourPath()", () => {
  it("draws the function over the view, in powers of ten above the minimum", () => {
    const { x, y, z } = contourOf(contourPath(rosenbrock, [[-1.2, 1]]));
    assert.deepEqual([x[0], x.at(-1), y[0], y.at(-1)], [-2, 2, -1, 3]);
    for (const [i, j] of [
      [0, 0],
      [80, 3],
      [17, 60],
    ]) {
      assert.equal(z[j][i], Number(Math.log10(rosenbrock.value(x[i], y[j])).toPrecision(5)));
    }
  });

  it("draws the function itself with linear levels", () => {
    const figure = contourPath(bowl, [[3, 4]], {
      levels: "linear",
      view: [
        [-4, 4],
        [-4, 4],
      ],
    });
    const { x, y, z, colorbar } = contourOf(figure);
    assert.equal(z[10][20], Number(bowl(x[20], y[10]).toPrecision(5)));
    assert.equal(colorbar.title.text, "<br>f");
    assert.equal(contourOf(contourPath(bowl, [[3, 4]])).colorbar.title.text, "<br>f above its minimum");
  });

  it("spaces some fifteen contours at round numbers", () => {
    for (const levels of ["log", "linear"] as const) {
      const { start, end, size } = contourOf(contourPath(ravine(25), [[-4, 1]], { levels })).contours;
      const count = (end - start) / size;
      assert.ok(count > 4 && count < 16, `${count} contours`);
      assert.ok(Math.abs(start / size - Math.round(start / size)) < 1e-9);
    }
  });

  it("draws what minimize gives, a dot for each step and a ring at the start", () => {
    const start = [-4, 1];
    const descent = minimize(ravine(25), start, { optimizer: sgd({ learningRate: 0.07 }), steps: 10 });
    const { x, y, marker } = traceOf(contourPath(ravine(25), { SGD: descent }), "SGD");
    assert.deepEqual(
      x,
      descent.path.map((place) => place[0]),
    );
    assert.deepEqual(
      y,
      descent.path.map((place) => place[1]),
    );
    const { symbol } = marker as { symbol: readonly string[] };
    assert.deepEqual([symbol[0], symbol[1]], ["circle-open", "circle"]);
  });

  it("draws the path of a student's optimizer, given as it comes", () => {
    const sign = optimizer("Sign", { learningRate: 0.5 }, [], (w, g, _state, { learningRate }) => {
      for (let j = 0; j < w.length; j++) w[j] -= learningRate * Math.sign(g[j]);
    });
    const descent = minimize(ravine(4), [2, 1], { optimizer: sign(), steps: 4 });
    const { x, y } = traceOf(contourPath(ravine(4), descent), "path");
    assert.deepEqual(
      [x, y],
      [
        [2, 1.5, 1, 0.5, 0],
        [1, 0.5, 0, 0, 0],
      ],
    );
  });

  it("gives several paths looks of their own, and marks the minima that are known", () => {
    const paths = { a: [[1, 2]], b: [{ x: 0, y: 1 }] };
    const figure = contourPath(rosenbrock, paths);
    assert.deepEqual(
      figure.data.map(({ name }) => name),
      [undefined, "minimum", "a", "b"],
    );
    assert.deepEqual(traceOf(figure, "minimum").x, [1]);
    assert.notDeepEqual(traceOf(figure, "a").line, traceOf(figure, "b").line);
    assert.equal(contourPath(bowl, paths).data.length, 3);
  });

  it("leaves out places that nobody could tell apart, but neither the first nor the last", () => {
    const path = Array.from({ length: 5001 }, (_, t) => [-1 + t / 5000, 0]);
    const { x } = traceOf(
      contourPath(bowl, path, {
        view: [
          [-1, 1],
          [-1, 1],
        ],
      }),
      "path",
    );
    assert.ok(x.length < 1001);
    assert.deepEqual([x[0], x.at(-1)], [-1, 0]);
  });

  it("ends a path that runs away, and says so", () => {
    const path = Array.from({ length: 400 }, (_, t) => [(-2) ** t, 1]);
    const figure = contourPath(
      bowl,
      {
        wild: path,
        lost: [
          [1, 1],
          [Number.NaN, 1],
        ],
      },
      {
        view: [
          [-2, 2],
          [-2, 2],
        ],
      },
    );
    assert.ok((traceOf(figure, "wild").x as number[]).every((x) => Math.abs(x) <= 10));
    assert.match(saysOf(figure), /wild far outside the picture from step 4; lost end \(1, 1\), f = 2, t = 0$/);
    assertDrawable(figure);
  });

  it("can be drawn in both languages, flat ground and gaps included", () => {
    const descent = minimize(rosenbrock, [-1.2, 1], { optimizer: adam({ learningRate: 0.05 }), steps: 200 });
    for (const language of ["en", "ko"] as const) {
      for (const levels of ["log", "linear"] as const) {
        assertDrawable(contourPath(rosenbrock, descent, { language, levels }));
        assertDrawable(contourPath(() => 7, [[0, 0]], { language, levels }));
        assertDrawable(contourPath((x, y) => Math.log(x + y), [[1, 1]], { language, levels }));
      }
    }
    assert.deepEqual(titlesOf(contourPath(rosenbrock, descent, { language: "ko" })), [
      "하강 경로: Rosenbrock",
      "x",
      "y",
    ]);
  });

  it("refuses what cannot be drawn", () => {
    assert.throws(
      () => contourPath(bowl, [5, 4]),
      /^TypeError: Cannot draw as every place of path must have 2 numbers/,
    );
    assert.throws(() => contourPath(bowl, { a: [] }), /a must have at least one place/);
    assert.throws(
      () => contourPath(bowl, 5 as never),
      /a path must be an array of places or come from minimize: found 5/,
    );
    assert.throws(() => contourPath(() => Number.NaN, [[0, 0]]), /f must be finite somewhere in the view$/);
    assert.throws(
      () => contourPath(bowl, [[0, 0]], { levels: "logarithmic" as never }),
      /levels must be "log" or "linear"/,
    );
    assert.throws(
      () =>
        contourPath(bowl, [[0, 0]], {
          view: [
            [1, 0],
            [0, 1],
          ],
        }),
      /view must have 2 ranges/,
    );
  });
});
