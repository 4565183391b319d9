import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { liveFigures } from "../../handout/figures";
import { handout } from "../../handout/handout";
import { page as pageOf } from "../../handout/page";
import * as descent from "../../lib/index";
import { explore, menu, random, slider, toggle } from "../../lib/index";
import { withPage } from "../browser";
import { explored, ranNotebook } from "./explorations";

/** Noisy points on a plane, the same bits on each machine. */
function points(rows: number) {
  const noise = random(1);
  const x = Array.from({ length: rows }, () => [noise.normal(), noise.normal()]);
  return descent.dataset(
    { columns: ["a", "b", "y"], values: x.map(([a, b]) => [a, b, 3 * a - b + noise.normal()]) },
    { features: ["a", "b"], target: "y" },
  );
}

const race = explore(
  { learningRate: slider(0.001, 1, { scale: "log", value: 0.01 }), method: menu(["adam", "sgd"]), twice: toggle() },
  { points: points(60) },
  (descent, { learningRate, method, twice }, { points }) => {
    const optimizers = [descent[method]({ learningRate }), descent.rmsprop({ learningRate })];
    const epochs = twice ? 40 : 20;
    const raced = descent.compare({ model: descent.LinearRegression, optimizers, data: points, epochs, seeds: [0] });
    return descent.lossCurves(raced, { axis: "log" });
  },
);
const failing = explore({ rate: slider(0, 10) }, null, (descent, { rate }) => {
  if (rate === 5) throw new RangeError("it diverged <b>at step 3</b>");
  return descent.lossCurves({ A: [rate, 1] });
});

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "경사 하강법 live-"));
});
after(() => rmSync(folder, { recursive: true }));

/** Opens the handout of some explorations as a double click does, and finds that it asked nobody and complained of nothing. */
function opened(explorations: readonly object[], use: (page: Page) => Promise<void>, hash = ""): Promise<void> {
  const file = join(folder, "page.html");
  const made = handout(ranNotebook(explorations.map(explored)));
  writeFileSync(file, pageOf(liveFigures(made), { version: "1", command: "npm run handouts", data: [] }));
  return withPage(async (page) => {
    const heard: string[] = [];
    const { href } = pathToFileURL(file);
    page.on("request", (request) => request.url().startsWith(href) || heard.push(request.url()));
    page.on("console", (message) => heard.push(message.text()));
    page.on("pageerror", (error) => heard.push(error.message));
    await page.goto(href + hash);
    await use(page);
    assert.deepEqual(heard, []);
  });
}

const drawn = (page: Page, index = 0) =>
  page.evaluate(`JSON.stringify(document.querySelectorAll(".chart")[${index}].data.map(({ y }) => y))`);
const lines = (values: Parameters<typeof race.draw>[1]) =>
  JSON.stringify(race.draw(descent, values, race.data).data.map(({ y }) => y));

/** Puts a slider to one of its places as a person's hand does. */
const put = (page: Page, name: string, place: number) => page.locator(`input[name=${name}]`).fill(String(place));
const waitForDrawing = (page: Page) =>
  page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");

describe("controls in a handout", () => {
  it("draw what Node draws, bit for bit: as it was built, at the same values again, and at others", async () => {
    await opened([race], async (page) => {
      const [start, { values }] = [race.controls.learningRate.index, race.controls.learningRate];
      const first = lines({ learningRate: values[start], method: "adam", twice: false });
      assert.equal(await drawn(page), first);
      await put(page, "learningRate", 100);
      await waitForDrawing(page);
      assert.equal(await drawn(page), lines({ learningRate: values[100], method: "adam", twice: false }));
      await put(page, "learningRate", start);
      await waitForDrawing(page);
      assert.equal(await drawn(page), first);
      await page.locator("select").selectOption("sgd");
      await page.locator("input[type=checkbox]").check();
      await waitForDrawing(page);
      assert.equal(await drawn(page), lines({ learningRate: values[start], method: "sgd", twice: true }));
      assert.match(String(await page.locator("figcaption").textContent()), /SGD/);
    });
  });

  it("are moved by the keyboard, and say their values", async () => {
    await opened([race], async (page) => {
      const slider = page.getByRole("slider", { name: "learningRate" });
      await slider.press("ArrowRight");
      assert.equal(await slider.getAttribute("aria-valuetext"), "0.0106");
      assert.equal(await page.locator("output").textContent(), "0.0106");
    });
  });

  it("draw the newest value only, once a picture of the screen", async () => {
    await opened([race], async (page) => {
      const count = await page.evaluate(`new Promise((done) => {
        let count = 0;
        const { show } = descentFigures;
        descentFigures.show = (...all) => { count++; show(...all); };
        const input = document.querySelector("input[type=range]");
        for (const place of [3, 5, 7]) {
          input.value = place;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }
        requestAnimationFrame(() => requestAnimationFrame(() => done(count)));
      })`);
      assert.equal(count, 1);
    });
  });

  it("put their values into the address, take them from there, and go back to where they began", async () => {
    await opened(
      [race],
      async (page) => {
        const output = page.locator("output");
        assert.equal(await output.textContent(), "0.05");
        await page.locator("select").selectOption("sgd");
        await page.waitForURL(/#learningRate=0\.05&method=sgd$/);
        await page.evaluate("location.hash = '#learningRate=0.1001'");
        await page.waitForFunction("document.querySelector('output').textContent === '0.1'");
        await page.locator("button.reset").click();
        assert.equal(await output.textContent(), "0.01");
        assert.equal(await page.locator("select").inputValue(), "0");
        assert.ok(!page.url().includes("#"));
      },
      "#learningRate=0.05",
    );
  });

  it("are named in the address with their figure where there are several", async () => {
    await opened(
      [race, failing],
      async (page) => {
        assert.deepEqual(await page.locator("output").allTextContents(), ["0.01", "3"]);
        assert.equal(await drawn(page, 1), "[[3,1]]");
      },
      "#figure2.rate=3&rate=9",
    );
  });

  it("are copied as a link", async () => {
    await opened([race], async (page) => {
      await put(page, "learningRate", 100);
      await page.evaluate("navigator.clipboard.writeText = async (text) => { copied = text; }");
      await page.locator("button.copy").click();
      await page.getByText("The link with these values is copied.").waitFor();
      assert.equal(await page.evaluate("copied"), page.url());
      assert.match(page.url(), /#learningRate=[\d.]+$/);
    });
  });

  it("say beside them why something cannot be drawn, and the last figure stays", async () => {
    await opened([failing], async (page) => {
      await put(page, "rate", 4);
      await waitForDrawing(page);
      await put(page, "rate", 5);
      const problem = page.locator(".problem");
      await page.getByText("it diverged <b>at step 3</b>").waitFor();
      assert.equal(await drawn(page), "[[4,1]]");
      await put(page, "rate", 6);
      await waitForDrawing(page);
      assert.equal(await problem.textContent(), "");
    });
  });

  it("stop a loop that does not end where the kernel has put its guard", async () => {
    const output = explored(failing);
    const data = output.data as Record<string, { draw: string }>;
    data["application/vnd.descent.explore+json"].draw =
      "() => { while (true) { if ((++$turn & 1023) === 0) $cell.check(); } }";
    const endless = { [Symbol.for("Jupyter.display")]: () => data };
    await opened([endless], async (page) => {
      await page.evaluate("{ let now = 0; performance.now = () => (now += 1000); }");
      await put(page, "rate", 4);
      await page.getByText("It takes longer than ten seconds.").waitFor();
    });
  });

  it("are not on paper, and not there where no script runs", async () => {
    await opened([race], async (page) => {
      const controls = page.locator(".controls");
      assert.ok(await controls.isVisible());
      await page.emulateMedia({ media: "print" });
      assert.ok(!(await controls.isVisible()));
      const still = await page.context().browser()?.newContext({ javaScriptEnabled: false });
      const without = await still?.newPage();
      await without?.goto(page.url());
      assert.equal(await without?.locator(".controls").isVisible(), false);
      assert.equal(await without?.locator("figcaption").isVisible(), true);
    });
  });
});
