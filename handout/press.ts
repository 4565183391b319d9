import { type Browser, chromium } from "playwright-core";
import type { PlotlyFigure } from "./document";
import { browserArguments, findBrowser } from "./find-browser";
import { pageFile } from "./page-files";
import { plotlyBundle } from "./plotly";

/** How figures are drawn for a format. */
export interface Look {
  /** In CSS pixels. */
  readonly width: number;
  /** The figure's own height if none is given. */
  readonly height?: number;
  /** What replaces the figure's own choices. */
  readonly font?: { readonly family?: string; readonly size?: number };
  /** A style sheet with the letters in it, so that they are measured as they will be printed. */
  readonly letters?: string;
}

/** A browser of this machine, without a window: it draws figures and prints pages. It starts when there is something to do. */
export interface Press {
  /** Why there is none, and what to install; not set when there is one. */
  readonly missing?: string;
  /** Each figure as SVG. */
  draw(figures: readonly PlotlyFigure[], look: Look): Promise<readonly string[]>;
  /** The page as PDF. */
  print(html: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The press of this machine; `env` says where to look for a browser. */
export function openPress(env: NodeJS.ProcessEnv = process.env): Press {
  let path: string;
  try {
    path = findBrowser(env);
  } catch (error) {
    const { message: missing } = error as Error;
    const refuse = () => Promise.reject(new Error(missing));
    return { missing, draw: refuse, print: refuse, close: async () => {} };
  }
  let started: Promise<Browser> | undefined;
  const browser = () => {
    started ??= chromium.launch({ executablePath: path, args: [...browserArguments] });
    return started;
  };
  return {
    draw: async (figures, look) => draw(await browser(), figures, look),
    print: async (html) => print(await browser(), html),
    close: async () => (await started)?.close(),
  };
}

async function draw(browser: Browser, figures: readonly PlotlyFigure[], look: Look): Promise<readonly string[]> {
  const page = await browser.newPage();
  try {
    await page.setContent(`<!doctype html><style>${look.letters ?? ""}</style>`);
    await page.evaluate("Promise.all([...document.fonts].map((font) => font.load()))");
    for (const content of [plotlyBundle(), pageFile("template.js"), pageFile("still.js")])
      await page.addScriptTag({ content });
    const still = await page.evaluateHandle<(figure: PlotlyFigure, look: Look) => Promise<string>>("drawStill");
    const drawn: string[] = [];
    for (const figure of figures)
      drawn.push(await still.evaluate((draw, [of, as]) => draw(of, as), [figure, look] as const));
    return drawn;
  } finally {
    await page.close();
  }
}

async function print(browser: Browser, html: string): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 672, height: 985 }, colorScheme: "light" });
  try {
    await page.emulateMedia({ media: "print" });
    await page.setContent(html);
    await page.evaluate("Promise.all([...document.fonts].map((font) => font.load()))");
    await page.evaluate(pageFile("fit.js"));
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    await page.close();
  }
}
