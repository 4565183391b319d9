import { liveFigures } from "../../handout/figures";
import { handout } from "../../handout/handout";
import type { Notebook } from "../../handout/notebook";
import { page } from "../../handout/page";
import { readOutputs } from "../../handout/read-outputs";
import * as descent from "../../lib/index";
import { explore, menu, random, slider, toggle } from "../../lib/index";
import { code, markdown, notebook, shown } from "./notebooks";

type Json = Readonly<Record<string, unknown>>;

/** The output that a kernel makes of a value of `explore`. */
export function explored(exploration: object): Json {
  const bundle: Json = Reflect.get(exploration, Symbol.for("Jupyter.display"))();
  return shown(JSON.parse(JSON.stringify(bundle)));
}

/** A notebook of which each cell has run and shown one of these outputs. */
export function ranNotebook(outputs: readonly Json[], path?: string): Notebook {
  const unrun = notebook([markdown("# Live"), code("explore()")], path);
  const [title, cell] = unrun.cells;
  return { ...unrun, cells: [title, { ...cell, outputs: readOutputs(outputs, "a test") }] };
}

/** The handout of some explorations, without drawings made in advance. */
export function livePage(explorations: readonly object[]): string {
  const document = liveFigures(handout(ranNotebook(explorations.map(explored))));
  return page(document, { version: "1", command: "npm run handouts", data: [] });
}

/** Noisy points on a plane, the same bits on each machine. */
function points(rows: number) {
  const noise = random(1);
  const x = Array.from({ length: rows }, () => [noise.normal(), noise.normal()]);
  return descent.dataset(
    { columns: ["a", "b", "y"], values: x.map(([a, b]) => [a, b, 3 * a - b + noise.normal()]) },
    { features: ["a", "b"], target: "y" },
  );
}

/** Two optimizers, which learn at each move. */
export const race = explore(
  { learningRate: slider(0.001, 1, { scale: "log", value: 0.01 }), method: menu(["adam", "sgd"]), twice: toggle() },
  { points: points(60) },
  (descent, { learningRate, method, twice }, { points }) => {
    const optimizers = [descent[method]({ learningRate }), descent.rmsprop({ learningRate })];
    const epochs = twice ? 40 : 20;
    const raced = descent.compare({ model: descent.LinearRegression, optimizers, data: points, epochs, seeds: [0] });
    return descent.lossCurves(raced, { axis: "log" });
  },
);

/** The heights of the curves as Node draws them. */
export function raced(values: Parameters<typeof race.draw>[1]): string {
  return JSON.stringify(race.draw(descent, values, race.data).data.map(({ y }) => y));
}

/** An expression for the heights of the curves that a page shows. */
export const drawnCurves = "JSON.stringify(document.querySelector('.chart').data.map(({ y }) => y))";
