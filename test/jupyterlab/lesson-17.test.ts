import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { HOME } from "../home";
import { type Lab, type Notebook, startLab } from "./lab";

const LESSON = "17-five-optimizers-on-auto-mpg.ipynb";

interface StoredCell {
  readonly id: string;
  readonly source: string | readonly string[];
}

/** Finds cells of the lesson by the names that it gives them. */
function cellsOf(language: string) {
  const text = readFileSync(join(HOME, "notebooks", language, LESSON), "utf8");
  const { cells } = JSON.parse(text) as { cells: readonly StoredCell[] };
  return {
    number: (id: string) => cells.findIndex((cell) => cell.id === id),
    source: (id: string) => [cells.find((cell) => cell.id === id)?.source ?? ""].flat().join(""),
  };
}

let lab: Lab;
before(async () => {
  lab = await startLab();
});
after(() => lab?.[Symbol.asyncDispose]());
const seen = (name: string, work: () => Promise<void>) => () => lab.watched(name, work);
const text = async (notebook: Notebook, cell: number) => (await notebook.output(cell).textContent()) ?? "";

describe("lesson 17 in English", () => {
  const { number, source } = cellsOf("en");
  let notebook: Notebook;

  it(
    "runs from the first cell to the last without an error",
    seen("lesson 17, all cells", async () => {
      notebook = await lab.open(`en/${LESSON}`);
      await notebook.runAll();
      assert.equal(await notebook.cells.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count(), 0);
      assert.match(await text(notebook, number("winners")), /10 rows/);
    }),
  );

  it(
    "shows the cars as a table with the lecture's columns",
    seen("lesson 17, table", async () => {
      const table = await text(notebook, number("cars"));
      for (const name of ["MPG", "Cylinders", "Displacement", "Horsepower", "Weight", "Model_Year", "Car_Name"]) {
        assert.ok(table.includes(name), name);
      }
      assert.match(table, /398 rows × 9 columns/);
    }),
  );

  it(
    "prints the loss every 100 epochs and draws the lecture's chart",
    seen("lesson 17, the lecture's chart", async () => {
      const printed = await text(notebook, number("shared"));
      for (const name of ["SGD", "Momentum", "Adagrad", "RMSprop", "Adam"]) {
        assert.ok(printed.includes(`${name} - Epoch [1000/1000], Loss : `), name);
      }
      assert.match(printed, /Loss vs\. Epochs for Different Optimizers/);
      assert.equal((await notebook.curve(number("shared"))).length, 1000);
    }),
  );

  it(
    "draws a new chart in the same cell when a learning rate was changed and the cell runs again",
    seen("lesson 17, another learning rate", async () => {
      const before = await notebook.curve(number("change"));
      await notebook.edit(
        number("change"),
        source("change").replace("sgd({ learningRate: 0.1 })", "sgd({ learningRate: 0.01 })"),
      );
      const after = await notebook.curve(number("change"));
      assert.equal(after.length, before.length);
      assert.notDeepEqual(after, before);
      assert.match(await text(notebook, number("change")), /0\.01/);
    }),
  );

  for (const [what, from, to, message] of [
    [
      "a learning rate below zero",
      "sgd({ learningRate: 0.1 })",
      "sgd({ learningRate: -1 })",
      /learningRate must be .*current value is -1/,
    ],
    ["a batch size of zero", "batchSize: 34", "batchSize: 0", /batchSize must be .*current value is 0/],
    ["a misspelt option", "sgd({ learningRate: 0.1 })", "sgd({ learningrate: 0.1 })", /learningrate.*learningRate/s],
  ] as const) {
    it(
      `answers ${what} with what must hold, and keeps what was there`,
      seen(`lesson 17, ${what}`, async () => {
        await notebook.edit(number("change"), source("change").replace(from, to));
        assert.match(await text(notebook, number("change")), message);
        await notebook.edit(number("exercise-1-code"), "mine.curves.length");
        assert.match(await text(notebook, number("exercise-1-code")), /5/);
      }),
    );
  }
});

describe("lesson 17 in Korean", () => {
  const { number } = cellsOf("ko");

  it(
    "runs from the first cell to the last and draws the same chart",
    seen("lesson 17 in Korean", async () => {
      const notebook = await lab.open(`ko/${LESSON}`);
      await notebook.runAll();
      assert.match(await text(notebook, number("winners")), /10 rows/);
      assert.equal((await notebook.curve(number("shared"))).length, 1000);
    }),
  );
});
