import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { liveFigures } from "../../handout/figures";
import { slides as format } from "../../handout/formats/slides";
import { handout } from "../../handout/handout";
import type { Notebook } from "../../handout/notebook";
import { openPress } from "../../handout/press";
import { slidesOf } from "../../handout/slides";
import { holds, type PageOptions, withPage } from "../browser";
import { built } from "./built";
import { drawnCurves, explored, race, raced, ranNotebook } from "./explorations";
import { chart, code, markdown, notebook, printed, tagged } from "./notebooks";

type Json = Readonly<Record<string, unknown>>;

const press = openPress();
let folder: string;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "경사 하강법 slides-"));
});

after(async () => {
  await press.close();
  rmSync(folder, { recursive: true });
});

function textsOf(...cells: readonly Json[]): string[] {
  const slides = slidesOf(liveFigures(handout(notebook(cells))));
  const plain = (html: string) => html.replace(/<script.*?<\/script>/gs, "").replace(/<[^>]*>/g, " ");
  return slides.map(({ html, notes }) =>
    [html, ...notes].map((part) => plain(part).replace(/\s+/g, " ").trim()).join(" | "),
  );
}

describe("slides", () => {
  it("are the cells tagged slide, under the heading where they stand", () => {
    const cells = [
      markdown("# T\n\n## One"),
      code("1", [], ["slide"]),
      markdown("## Two"),
      code("2"),
      code("3", [], ["slide"]),
    ];
    assert.deepEqual(textsOf(...cells), ["One 1", "Two 3"]);
  });

  it("begin anew at a heading inside a cell, and none has a heading alone", () => {
    const cell = tagged(markdown("before\n\n## One\n\nfirst\n\n### Two\n\nsecond\n\n## Three"), "slide");
    assert.deepEqual(textsOf(markdown("# T\n\n## Zero"), cell), ["Zero before", "One first", "Two second"]);
  });

  it("give a chart a slide of its own, after what else its cell shows", () => {
    const cell = code("draw", [printed("printed"), chart("Loss", "falls")], ["slide"]);
    assert.deepEqual(textsOf(cell), ["draw printed", "draw Figure 1 falls"]);
  });

  it("have as notes the teacher's cells after them, and those before the first belong to nobody", () => {
    const note = (text: string) => tagged(markdown(text), "teacher");
    assert.deepEqual(textsOf(note("lost"), code("1", [], ["slide"]), note("ask Kim"), note("and Lee")), [
      "1 | ask Kim | and Lee",
    ]);
  });

  it("are missed with a word when no cell is tagged", () => {
    const missing = (cells: readonly Json[]) => format.missing?.(handout(notebook(cells)));
    assert.equal(missing([markdown("# T")]), "there are no slides, as no cell is tagged slide");
    assert.equal(missing([tagged(markdown("# T"), "slide")]), undefined);
  });
});

const lesson = [
  markdown("# 경사 하강법\n\n## The rule"),
  tagged(markdown("$$w \\leftarrow w - \\eta g$$"), "slide"),
  tagged(markdown("secret: ask Kim"), "teacher"),
  code("curves", [chart("Loss", "falls")], ["slide"]),
  tagged(markdown(`## Long\n\n${"Many words stand here. ".repeat(120)}`), "slide"),
];

interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

async function opened(edition: "student" | "teacher", use: (opened: Opened) => Promise<void>, options?: PageOptions) {
  await shown(await built("slides", lesson, press, { edition }), use, options);
}

async function shown(slides: string | Uint8Array, use: (opened: Opened) => Promise<void>, options?: PageOptions) {
  const file = join(folder, "slides.html");
  writeFileSync(file, slides);
  await withPage(async (page) => {
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(file).href);
    await holds(page, "Reveal.isReady()");
    await use({ page, requests: requests.slice(1), complaints });
  }, options);
}

describe("slides in a browser", () => {
  it("go on with a key, draw live charts, and ask nobody for anything", async () => {
    await opened("student", async ({ page, requests, complaints }) => {
      assert.ok(await page.getByRole("heading", { name: "경사 하강법" }).isVisible());
      await page.keyboard.press("ArrowRight");
      assert.ok(await page.locator(".present .katex-display").isVisible());
      await page.keyboard.press("ArrowRight");
      await page.locator(".present .scatterlayer .js-line").waitFor();
      await page.locator(".present .nsewdrag").hover();
      await page.locator(".present .hoverlayer .hovertext").first().waitFor();
      assert.deepEqual(requests, []);
      assert.deepEqual(complaints, []);
    });
  });

  it("have live figures whose controls take the keys for themselves", async () => {
    const ran = ranNotebook([explored(race)]);
    const cells = [...ran.cells, { ...ran.cells[0], source: "last" }].map((cell) => ({ ...cell, tags: ["slide"] }));
    const origin = { version: "1", command: "npm run handouts", data: [] };
    const execute = async (same: Notebook) => same;
    const making = { edition: "student", origin, press, execute } as const;
    await shown(await format.last(handout({ ...ran, cells }), making), async ({ page, requests, complaints }) => {
      await page.keyboard.press("ArrowRight");
      const [slider, chart] = [page.locator(".present input[type=range]"), page.locator(".present .chart")];
      await slider.focus();
      for (const key of ["ArrowRight", "ArrowRight", "Home", "ArrowRight"]) await page.keyboard.press(key);
      await page.locator(".present figure:not([aria-busy])").waitFor();
      const { values } = race.controls.learningRate;
      assert.equal(await page.evaluate(drawnCurves), raced({ learningRate: values[1], method: "adam", twice: false }));
      await page.locator(".present select").press("ArrowDown");
      await page.locator(".present figure:not([aria-busy])").waitFor();
      assert.equal(await page.evaluate(drawnCurves), raced({ learningRate: values[1], method: "sgd", twice: false }));
      const [above, below] = [await page.locator(".present .panel").boundingBox(), await chart.boundingBox()];
      assert.ok(above && below && above.y + above.height <= below.y && below.y + below.height <= 800);
      assert.deepEqual(
        requests.filter((address) => !address.startsWith("blob:null/")),
        [],
      );
      assert.deepEqual(complaints, []);
    });
  });

  it("make what is too long fit the stage", async () => {
    await opened("student", async ({ page }) => {
      await page.keyboard.press("End");
      const box = await page.locator(".present .fitted").boundingBox();
      assert.ok(box && box.y + box.height <= 800, JSON.stringify(box));
    });
  });

  it("show the teacher's notes in a window of the teacher's own, and are without them for students", async () => {
    await opened("teacher", async ({ page, complaints }) => {
      const opening = page.waitForEvent("popup");
      await page.keyboard.press("s");
      const speaker = await opening;
      await page.keyboard.press("ArrowRight");
      await speaker.getByText("secret: ask Kim").waitFor();
      assert.equal(await page.getByText("secret: ask Kim").isVisible(), false);
      await page.keyboard.press("ArrowRight");
      await speaker.getByText("secret: ask Kim").waitFor({ state: "detached" });
      assert.deepEqual(complaints, []);
    });
    await opened("student", async ({ page }) => assert.doesNotMatch(await page.content(), /ask Kim/));
  });

  it("can be read on a phone by scrolling", async () => {
    await opened(
      "student",
      async ({ page }) => {
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390);
        assert.ok(await page.locator(".reveal-viewport.reveal-scroll").isVisible());
      },
      { width: 390 },
    );
  });

  it("are all there on paper", async () => {
    await opened("teacher", async ({ page }) => {
      await page.emulateMedia({ media: "print" });
      for (const text of ["The rule", "secret: ask Kim", "Many words"])
        assert.ok(await page.getByText(text).first().isVisible());
    });
  });
});
