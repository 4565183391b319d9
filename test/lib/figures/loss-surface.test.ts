import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bundleOf } from "../../../lib/display";
import { contourPath, lossSurface, minimize, rosenbrock, sgd } from "../../../lib/index";
import { saysOf, traceOf } from "./drawable";
import { complaints, hasThreeDimensions } from "./plotly";

const bowl = (x: number, y: number) => x * x + y * y;

describe("lossSurface()", () => {
  it("draws the function as a surface, and the paths on it", () => {
    const figure = lossSurface(
      bowl,
      {
        SGD: [
          [3, 4],
          [1.5, 2],
        ],
      },
      { levels: "linear" },
    );
    const { x, y, z } = figure.data[0] as unknown as { x: number[]; y: number[]; z: number[][] };
    assert.equal(z[7][50], Number(bowl(x[50], y[7]).toPrecision(5)));
    const track = traceOf(figure, "SGD");
    assert.deepEqual([track.type, track.x, track.y, track.z], ["scatter3d", [3, 1.5], [4, 2], [25, 6.25]]);
  });

  it("bends the height with levels log, and names the true heights at the axis", () => {
    const figure = lossSurface(rosenbrock, [[-1.2, 1]]);
    assert.equal((traceOf(figure, "path").z as number[])[0], Number(Math.log10(24.2).toPrecision(5)));
    const { zaxis } = figure.layout.scene as unknown as { zaxis: { tickvals: number[]; ticktext: string[] } };
    zaxis.tickvals.forEach((k, i) => {
      assert.equal(Number(zaxis.ticktext[i]), 10 ** k);
    });
  });

  it("says the same as the contours, in both languages", () => {
    const descent = minimize(rosenbrock, [-1.2, 1], { optimizer: sgd({ learningRate: 0.001 }), steps: 50 });
    for (const language of ["en", "ko"] as const) {
      assert.equal(
        saysOf(lossSurface(rosenbrock, descent, { language })),
        saysOf(contourPath(rosenbrock, descent, { language })),
      );
    }
  });

  it("leaves out what is outside the view, which three dimensions would not clip", () => {
    const figure = lossSurface(
      bowl,
      [
        [0, 0],
        [1.5, 0],
        [0.5, 0],
      ],
      {
        view: [
          [-1, 1],
          [-1, 1],
        ],
      },
    );
    assert.deepEqual(traceOf(figure, "path").x, [0, 0.5]);
  });

  it("is plain JSON, and a notebook gets just that", () => {
    const figure = lossSurface(bowl, [[0, 1]]);
    assert.deepEqual(JSON.parse(JSON.stringify(figure)), figure);
    assert.deepEqual(bundleOf(figure)["application/vnd.plotly.v1+json"], { ...figure });
  });

  it("is accepted by the schema of a Plotly with three dimensions, where JupyterLab's is installed", (t) => {
    if (!hasThreeDimensions()) return t.skip("no Plotly with three dimensions is installed");
    const figure = lossSurface(rosenbrock, [
      [-1.2, 1],
      [0, 0],
    ]);
    // The ground of flat figures, which every figure has, is no fault.
    assert.deepEqual(
      complaints(figure, "all").filter((message) => !message.includes("plot_bgcolor")),
      [],
    );
    assert.match(complaints({ data: [{ type: "surface", zz: 1 }], layout: {} }, "all").join(), /zz/);
  });

  it("refuses what cannot be drawn", () => {
    assert.throws(() => lossSurface(bowl, [[0]]), /every place of path must have 2 numbers/);
    assert.throws(() => lossSurface(bowl, [[0, 0]], { level: "log" } as never), /did you mean levels\?$/);
  });
});
