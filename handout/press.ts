import type { Browser, JSHandle } from "playwright-core";
import type { PlotlyFigure } from "./document";
import { browserArguments, findBrowser } from "./find-browser";
import { pageFile } from "./page-files";
import { paperLetters } from "./paper";
import { plotlyBundle } from "./plotly";

/** How figures are drawn for a format. */
export interface Look {
  /** In CSS pixels. */
  readonly width: number;
  /** The figure's own height if none is given. */
  readonly height?: number;
  /** What replaces the figure's own choices. */
  readonly font?: { readonly family?: string; readonly size?: number };
}

/** A browser of this machine, without a window: it draws figures and prints pages. It starts when there is something to do. */
export interface Press {
  /** Starts it now, for work that comes soon. */
  warmUp(): void;
  /** Each figure as SVG. */
  draw(figures: readonly PlotlyFigure[], look: Look): Promise<readonly string[]>;
  /** The page as PDF. */
  print(html: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * The press of this machine; `env` says where to look for a browser.
 *
 * Where there is none, or it does not start, whatever is asked of the press is refused, with the line that installs one.
 */
export function openPress(env: NodeJS.ProcessEnv = process.env): Press {
  const browser = once(async () => {
    const executablePath = findBrowser(env);
    const { chromium } = await import("playwright-core");
    return chromium.launch({ executablePath, args: [...browserArguments] });
  });
  const table = once(async () => drawingTable(await browser.get()));
  return {
    // Whoever asks for work hears why there is none.
    warmUp: () => void table.get().catch(() => {}),
    draw: async (figures, look) =>
      (await table.get()).evaluate((draw, [of, as]) => draw(of, as), [figures, look] as const),
    print: async (html) => print(await browser.get(), html),
    close: async () => (await browser.begun()?.catch(() => undefined))?.close(),
  };
}

/** What is made when it is wanted first, and only then. */
function once<T>(make: () => Promise<T>) {
  let made: Promise<T> | undefined;
  return {
    get: () => {
      made ??= make();
      return made;
    },
    begun: () => made,
  };
}

type Draw = (figures: readonly PlotlyFigure[], look: Look) => Promise<readonly string[]>;

/** A page with Plotly on it, which draws. It stays open, as it takes longer to lay than most figures to draw. */
async function drawingTable(browser: Browser): Promise<JSHandle<Draw>> {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><style>${paperLetters}</style>`);
  await page.evaluate("Promise.all([...document.fonts].map((font) => font.load()))");
  for (const content of [plotlyBundle(), pageFile("template.js"), pageFile("still.js")])
    await page.addScriptTag({ content });
  return page.evaluateHandle<Draw>("drawStills");
}

async function print(browser: Browser, html: string): Promise<Uint8Array> {
  const page = await browser.newPage({ viewport: { width: 672, height: 985 }, colorScheme: "light" });
  try {
    await page.emulateMedia({ media: "print" });
    await page.setContent(html);
    await page.evaluate("document.fonts.ready.then(() => undefined)");
    await page.evaluate(pageFile("fit.js"));
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    await page.close();
  }
}
