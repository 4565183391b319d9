import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import axe from "axe-core";
import { documentFor } from "../../handout/document-for";
import { executeNotebook } from "../../handout/execute";
import { type Exploration, explorationOf } from "../../handout/exploration";
import { liveFigures } from "../../handout/figures";
import { formats } from "../../handout/formats";
import { handout } from "../../handout/handout";
import type { Notebook } from "../../handout/notebook";
import { page as pageOf } from "../../handout/page";
import { openPress } from "../../handout/press";
import { readNotebook } from "../../handout/read";
import { decode, type Encoded } from "../../lib/explore/encode";
import * as library from "../../lib/index";
import { withPage } from "../browser";

const languages = ["en", "ko"] as const;
const looks = languages.flatMap((language) =>
  (["light", "dark"] as const).flatMap((colorScheme) => [1000, 390].map((width) => ({ language, colorScheme, width }))),
);

let folder: string;
let exploration: Exploration;
/** The lesson in Korean, after its cells have run. */
let ran: Notebook;
const press = openPress();
const origin = { version: "1", command: "npm run handouts", data: [] };
const fileOf = (language: string) => join(folder, `${language}.html`);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "descent-lesson-"));
  for (const language of languages) {
    const lesson = new URL(`../../notebooks/${language}/17-five-optimizers-on-auto-mpg.ipynb`, import.meta.url);
    ran = await executeNotebook(readNotebook(fileURLToPath(lesson)));
    const outputs = ran.cells.flatMap((cell) => cell.outputs);
    exploration = outputs.flatMap((output) => (output.kind === "data" ? (explorationOf(output.data) ?? []) : []))[0];
    writeFileSync(fileOf(language), pageOf(liveFigures(handout(ran)), origin));
  }
});
after(async () => {
  await press.close();
  rmSync(folder, { recursive: true });
});

/** The curves that the cell's own text draws here, in Node. */
function curves(learningRate: unknown): string {
  const draw = new Function("$cell", `let $turn = 0; return (${exploration.draw});`)({ check() {} });
  const figure: library.Figure = draw(library, { learningRate }, decode(exploration.data as Encoded));
  return JSON.stringify(figure.data.map(({ y }) => y));
}

const drawn = "JSON.stringify(document.querySelector('figure:has(.panel) .chart').data.map(({ y }) => y))";

describe("the lesson about five optimizers, run by the kernel, as a handout", () => {
  it("shows the kernel's curves to the last bit, and computes the same in the page, at its first value and at others", async () => {
    await withPage(async (page) => {
      await page.goto(pathToFileURL(fileOf("ko")).href);
      const { values, index } = exploration.controls.learningRate;
      assert.equal(await page.evaluate(drawn), curves(values[index]));
      for (const place of [0, 90, values.length - 1, index]) {
        await page.locator(".panel input").fill(String(place));
        await page.locator("figure:has(.panel):not([aria-busy])").waitFor();
        assert.equal(await page.evaluate(drawn), curves(values[place]), `at ${values[place]}`);
      }
    });
  });

  it("is at most 3 MB, and 1 MB as a PDF", async () => {
    assert.ok(statSync(fileOf("ko")).size <= 3_000_000);
    const document = await documentFor(ran, { edition: "student", format: "pdf" }, press);
    const printed = await formats.pdf.last(document, { edition: "student", origin, press, execute: async () => ran });
    assert.ok(printed.length <= 1_000_000);
  });

  it("has the same bytes when its cells have run again", async () => {
    const again = await executeNotebook(readNotebook(ran.path));
    assert.ok(pageOf(liveFigures(handout(again)), origin) === readFileSync(fileOf("ko"), "utf8"));
  });

  for (const { language, colorScheme, width } of looks) {
    it(`has nothing that axe-core objects to: ${language}, ${colorScheme}, ${width} pixels wide`, async () => {
      await withPage(
        async (page) => {
          await page.goto(pathToFileURL(fileOf(language)).href);
          await page.evaluate(axe.source);
          const found = await page.evaluate<axe.AxeResults>("axe.run()");
          const violations = found.violations.map(({ id, nodes }) => [
            id,
            ...nodes.slice(0, 3).map(({ html }) => html),
          ]);
          assert.deepEqual(violations, []);
        },
        { colorScheme, width },
      );
    });
  }
});
