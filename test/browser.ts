import { setTimeout as later } from "node:timers/promises";
import { chromium, type Page } from "playwright-core";
import { browserArguments, findBrowser } from "../handout/find-browser";

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
  readonly javaScriptEnabled?: boolean;
}

/** Lends a page of a new browser, and ends the browser whatever happens. */
export async function withPage<T>(use: (page: Page) => Promise<T>, options: PageOptions = {}): Promise<T> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserArguments] });
  try {
    const { width = 1000, height = 800, ...others } = options;
    return await use(await browser.newPage({ viewport: { width, height }, colorScheme: "light", ...others }));
  } finally {
    await browser.close();
  }
}

/**
 * Waits until something is true of a page. Playwright's own `waitForFunction` goes on asking in the page itself, where a
 * handout forbids what it needs for that.
 *
 * @param expression JavaScript
 */
export async function holds(page: Page, expression: string): Promise<void> {
  for (let tries = 0; !(await page.evaluate(expression)); tries++) {
    if (tries > 600) throw new Error(`Cannot go on as it must hold in the page within 30 s: ${expression}`);
    await later(50);
  }
}
