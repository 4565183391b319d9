import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { browserArguments, findBrowser } from "../../handout/find-browser";
import { complete, outputsOf, run, type Start, serve, start } from "./in-page";
import type { Place } from "./place";
import { besideTheNotebook } from "./table";

/** A page on disk whose cells run in it, or in a worker that it starts. */
export interface PagePlace extends Place {
  /** The addresses that the page asked for, itself left out. */
  readonly requests: readonly string[];
  /** From the start of the script to cells that are ready, in milliseconds. */
  readonly readyAfter: number;
}

/** @param script what `handout/engine` bundles */
export async function openPage(script: string, where: Start["where"]): Promise<PagePlace> {
  const folder = mkdtempSync(join(tmpdir(), "cells-"));
  const file = join(folder, "한글 page.html");
  writeFileSync(file, html(script));
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserArguments] });
  const page = await browser.newPage();
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  const readyAfter = await page.evaluate(start, { files: besideTheNotebook, where });
  return {
    readyAfter,
    // The first is the page itself; a worker's script comes from the page's own memory.
    requests: requests.slice(1).filter((url) => !url.startsWith("blob:")),
    async run(source, stopAfter) {
      const { cell, data, report } = await page.evaluate(run, { source, stopAfter });
      return { count: cell, value: data?.["text/plain"] as string | undefined, error: report };
    },
    async printed(count) {
      const outputs = await page.evaluate(outputsOf, count);
      const text = (stream: string) =>
        outputs.map((output) => (output.kind === "text" && output.stream === stream ? output.text : "")).join("");
      const late = outputs.map((output) => (output.kind === "error" ? `${output.report.lines.join("\n")}\n` : ""));
      const shown = outputs.flatMap((output) => ("data" in output ? [output.data] : []));
      return { stdout: text("stdout"), stderr: text("stderr") + late.join(""), shown };
    },
    complete: (source) => page.evaluate(complete, source),
    async [Symbol.asyncDispose]() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The script stands in the page as text, so that a worker can be made of it as well, with nothing to fetch. */
function html(script: string): string {
  return `<!doctype html><meta charset="utf-8">
<script>globalThis.started = performance.now(); globalThis.__name = (f) => f;</script>
<script id="cells">${script.replaceAll("</script", "<\\/script")}</script>
<script>
globalThis.startWorker = (files) => {
  const { textContent } = document.getElementById("cells");
  const begin = ${JSON.stringify(`globalThis.__name = (f) => f; (${serve})`)};
  return new Worker(URL.createObjectURL(new Blob([textContent, "\\n", begin, "(", JSON.stringify(files), ")"])));
};
</script>`;
}
