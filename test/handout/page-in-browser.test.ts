import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { traceTypes } from "../../handout/plotly";
import { openPress } from "../../handout/press";
import { lossCurves } from "../../lib/index";
import { holds, type PageOptions, withPage } from "../browser";
import { built } from "./built";
import { chart, code, markdown, printed, shown } from "./notebooks";

type Json = Readonly<Record<string, unknown>>;

let folder: string;
const press = openPress();

before(() => {
  folder = mkdtempSync(join(tmpdir(), "경사 하강법 handout-"));
});

after(async () => {
  await press.close();
  rmSync(folder, { recursive: true });
});

/** What a page did while it was open. */
interface Log {
  readonly requests: string[];
  readonly complaints: string[];
  readonly address: string;
}

/** Opens the handout of some cells as a double click does. */
async function opened(
  cells: readonly Json[],
  use: (page: Page, log: Log) => Promise<void>,
  { path, ...options }: PageOptions & { readonly path?: string } = {},
) {
  const file = join(folder, "page.html");
  writeFileSync(file, await built("html", cells, press, { path }));
  return withPage(async (page) => {
    const log: Log = { requests: [], complaints: [], address: pathToFileURL(file).href };
    page.on("request", (request) => log.requests.push(request.url()));
    page.on("console", (message) => log.complaints.push(message.text()));
    page.on("pageerror", (error) => log.complaints.push(error.message));
    page.on("dialog", (dialog) => log.complaints.push(`dialog: ${dialog.message()}`));
    await page.goto(log.address);
    await use(page, log);
  }, options);
}

const lesson = [
  markdown("# Five optimizers\n\n## The rule\n\n$$w \\leftarrow w - \\eta g$$\n\n## The curves"),
  code("lossCurves(comparison)", [printed("SGD 24.1\n"), chart("Loss vs. Epochs", "Loss falls from 9 to 1")]),
  code("more", [chart("Second", "and again")]),
];

const curves = "document.querySelectorAll('figure .scatterlayer .js-line').length";

describe("a handout in a browser", () => {
  it("draws its charts and sets its formulas from one file, with no request and no complaint", async () => {
    await opened(lesson, async (page, { requests, complaints, address }) => {
      assert.equal(await page.evaluate(curves), 2);
      assert.equal(await page.title(), "Five optimizers");
      const fonts = "document.fonts.ready.then((fonts) => [...fonts].some((font) => font.status === 'loaded'))";
      assert.equal(await page.evaluate(fonts), true);
      assert.ok(await page.locator(".katex-display").first().isVisible());
      assert.deepEqual(requests, [address]);
      assert.deepEqual(complaints, []);
    });
  });

  it("shows its charts where no script runs, at the same place and as dark as the page", async () => {
    const place = "document.querySelector('figcaption').getBoundingClientRect().top";
    let live = 0;
    await opened(lesson, async (page) => {
      live = (await page.evaluate(place)) as number;
      assert.equal(await page.locator(".still").count(), 0);
    });
    const withoutScripts = { javaScriptEnabled: false, colorScheme: "dark" } as const;
    await opened(
      lesson,
      async (page) => {
        assert.equal(await page.evaluate(place), live);
        assert.equal(await page.locator(".still > svg").count(), 2);
        assert.ok(await page.locator(".still text", { hasText: "Loss vs. Epochs" }).isVisible());
        const ink = "getComputedStyle(document.querySelector('.still text')).fill";
        assert.equal(await page.evaluate(ink), "rgb(230, 230, 230)");
        assert.equal(await page.getByRole("img", { name: "Loss falls from 9 to 1" }).count(), 1);
      },
      withoutScripts,
    );
  });

  it("answers to hovering: the chart is live", async () => {
    await opened(lesson, async (page) => {
      await page.locator("figure .nsewdrag").first().hover();
      await page.locator("figure .hoverlayer .hovertext").first().waitFor();
    });
  });

  it("lets nothing in a notebook run", async () => {
    const attack = "hacked = true";
    const html = `<img src=x onerror="${attack}"><svg onload="${attack}"></svg><a href="javascript:${attack}">x</a>`;
    const table = `<table class="dataframe"><tr><td></script><script>${attack}</script>${html}</td></tr></table>`;
    const text = `</script><script>${attack}</script>${html}`;
    const cells = [
      markdown(
        `# T ${html}\n\n${html}\n\n[click](javascript:${attack})\n\n<script>${attack}</script>\n\n![p](x" onerror="${attack})`,
      ),
      code(
        text,
        [printed(text), shown({ "text/html": table }), chart(text, text, { name: text, text: [text] })],
        [text],
      ),
      code("1", [{ output_type: "error", ename: text, evalue: text, traceback: [text] }]),
    ];
    await opened(cells, async (page, { requests, complaints, address }) => {
      assert.equal(await page.evaluate(curves), 1);
      for (const link of await page.locator("a").all()) await link.click({ timeout: 1000 }).catch(() => {});
      assert.equal(await page.evaluate("typeof hacked"), "undefined");
      assert.equal(
        await page.evaluate("document.querySelectorAll('main svg:not(.chart svg), [onerror], [onload]').length"),
        0,
      );
      assert.deepEqual(requests, [address]);
      assert.deepEqual(complaints, []);
    });
  });

  it("stops what would get past the sanitizer by its security policy", async () => {
    await opened(lesson, async (page, { requests, address }) => {
      await page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=https://evil.example/x.png onerror=hacked=1>')",
      );
      await page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { text: 'hacked = 1' }))",
      );
      assert.equal(await page.evaluate("typeof hacked"), "undefined");
      assert.equal(await page.evaluate("fetch('https://evil.example').then(() => 'sent', () => 'stopped')"), "stopped");
      assert.deepEqual(
        requests.filter((url) => url !== address && !url.startsWith("https://evil.example")),
        [],
      );
    });
  });

  it("fits a phone: only tables scroll sideways", async () => {
    const wide = `| ${"a very wide column | ".repeat(12)}\n|${"---|".repeat(12)}\n`;
    const cells = [
      ...lesson,
      markdown(wide),
      code(`const line = "${"long ".repeat(60)}";`),
      markdown(`$$${"x + ".repeat(60)}x$$`),
    ];
    await opened(
      cells,
      async (page) => assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 375),
      { width: 375 },
    );
  });

  it("breaks lines of Korean between words, and those of long code anywhere", async () => {
    const words = "한국어 문장은 낱말 사이에서만 줄이 바뀌어야 읽기 좋습니다. ".repeat(6);
    const cells = [markdown(`# 제목\n\n${words}`), code(`const line = "${"길고".repeat(100)}";`)];
    // What stands at the two ends of each line of the paragraph.
    const broken = `(() => {
      const text = document.querySelector("main p").firstChild;
      const box = (i) => {
        const range = document.createRange();
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        return range.getBoundingClientRect();
      };
      const ends = [];
      for (let i = 1; i < text.length; i++)
        if (box(i).top > box(i - 1).top + 5) ends.push(text.data[i - 1] + text.data[i]);
      return ends;
    })()`;
    await opened(
      cells,
      async (page) => {
        const ends = (await page.evaluate(broken)) as string[];
        assert.ok(ends.length > 3);
        assert.deepEqual(
          ends.filter((pair) => !pair.includes(" ")),
          [],
        );
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390);
      },
      { width: 390, path: "/course/notebooks/ko/01-test.ipynb" },
    );
  });

  it("is dark where the reader's screen is, and light on paper in any case", async () => {
    const background = "getComputedStyle(document.documentElement).backgroundColor";
    const ink = "getComputedStyle(document.querySelector('figure .gtitle')).fill";
    await opened(
      lesson,
      async (page) => {
        assert.deepEqual(await page.evaluate(`[${background}, ${ink}]`), ["rgb(21, 24, 28)", "rgb(230, 230, 230)"]);
        await page.emulateMedia({ media: "print" });
        await holds(page, `${ink} === "rgb(51, 51, 51)"`);
        assert.equal(await page.evaluate(background), "rgb(255, 255, 255)");
      },
      { colorScheme: "dark" },
    );
  });

  it("draws its charts anew for the width of the paper, and again for the screen", async () => {
    await opened(lesson, async (page) => {
      const overhang = "document.querySelector('.main-svg').clientWidth - document.querySelector('.chart').clientWidth";
      await page.evaluate(`matchMedia("print").onchange = ({ matches }) => { if (matches) printed = ${overhang}; }`);
      await page.pdf({ format: "A5" });
      assert.equal(await page.evaluate("printed"), 0);
      await holds(page, `${overhang} === 0`);
    });
  });

  it("names every kind of trace that its Plotly can draw", async () => {
    await opened(lesson, async (page) => {
      const types = await page.evaluate("Object.keys(Plotly.PlotSchema.get().traces)");
      assert.deepEqual([...(types as string[])].sort(), [...traceTypes].sort());
    });
  });
});

describe("a figure of the library on a phone", () => {
  it("keeps its whole legend inside the drawing", async () => {
    const losses = { "SGD (η = 0.001)": [9, 4, 1], "Momentum (η = 0.001)": [9, 2, 1], "Adam (η = 0.001)": [9, 8, 7] };
    const figure = lossCurves(losses);
    const output = shown({ "application/vnd.plotly.v1+json": { data: figure.data, layout: figure.layout } });
    await opened(
      [markdown("# A phone"), code("lossCurves(losses)", [output])],
      async (page) => {
        await page.locator("g.legend").waitFor();
        const legend = await page.locator("g.legend").boundingBox();
        const drawing = await page.locator("svg.main-svg").first().boundingBox();
        assert.ok(legend && drawing);
        assert.ok(legend.y >= drawing.y && legend.y + legend.height <= drawing.y + drawing.height);
      },
      { width: 390 },
    );
  });
});
