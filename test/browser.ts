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
