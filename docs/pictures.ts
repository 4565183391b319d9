// npm run pictures: lesson 17 as a handout, a moment after its slider was moved, and a page of its PDF, in both languages. Needs
// Chromium, and pdftotext and pdftoppm of poppler-utils.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { documentFor } from "../handout/document-for";
import { executeNotebook } from "../handout/execute";
import { browserArguments, findBrowser } from "../handout/find-browser";
import { formats } from "../handout/formats";
import type { Notebook } from "../handout/notebook";
import { openPress } from "../handout/press";
import { readNotebook } from "../handout/read";

const docs = fileURLToPath(new URL(".", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "descent-pictures-"));
const press = openPress();
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserArguments] });

/** The student's file of a format. */
async function made(ran: Notebook, format: "html" | "pdf"): Promise<string> {
  const document = await documentFor(ran, { edition: "student", format }, press);
  const origin = { version: "", command: "npm run handouts", data: [] };
  const execute = async (same: Notebook) => same;
  const file = join(folder, `lesson${formats[format].ending}`);
  writeFileSync(file, await formats[format].last(document, { edition: "student", origin, execute, press }));
  return file;
}

/** As a reader sees it who has moved the slider to where Adam wins. */
async function livePicture(file: string, picture: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 760 }, colorScheme: "light" });
  await page.goto(`${pathToFileURL(file).href}#learningRate=0.2`);
  await page.locator("figure:has(.panel):not([aria-busy])").waitFor();
  await page.evaluate("document.querySelector('.panel').scrollIntoView(); scrollBy(0, -24)");
  await page.locator(".panel input").focus();
  // The whole figure is drawn when the slider has rested.
  await page.waitForTimeout(1000);
  await page.screenshot({ path: picture });
  await page.close();
}

/** The page on which a figure stands. */
function pagePicture(file: string, caption: string, picture: string): void {
  const pages = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" }).split("\f");
  const number = String(pages.findIndex((text) => text.includes(caption)) + 1);
  const args = ["-png", "-singlefile", "-f", number, "-l", number, "-scale-to", "1000", file];
  execFileSync("pdftoppm", [...args, picture.replace(/\.png$/, "")]);
}

try {
  for (const [language, caption] of Object.entries({ en: "Figure 4", ko: "그림 4" })) {
    const lesson = join(docs, "..", "notebooks", language, "17-five-optimizers-on-auto-mpg.ipynb");
    const ran = await executeNotebook(readNotebook(lesson));
    await livePicture(await made(ran, "html"), join(docs, `handout.${language}.png`));
    pagePicture(await made(ran, "pdf"), caption, join(docs, `paper.${language}.png`));
  }
} finally {
  await browser.close();
  await press.close();
  rmSync(folder, { recursive: true });
}
