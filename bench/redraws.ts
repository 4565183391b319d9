// npm run bench -- redraws [NOTEBOOK]: how often a second the first figure with controls of a handout follows a slider that does not rest.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Page } from "playwright-core";
import { executeNotebook } from "../handout/execute";
import { liveFigures } from "../handout/figures";
import { browserArguments, findBrowser } from "../handout/find-browser";
import { handout } from "../handout/handout";
import { page as pageOf } from "../handout/page";
import { readNotebook } from "../handout/read";
import { root } from "./numbers";

/** Long enough for the browser to have compiled what it runs often, in milliseconds. */
const [warmUp, measured] = [3000, 10_000];

/** Runs the notebook, opens its handout, moves the slider at each picture of the screen, and counts the figures. */
export async function redraws([notebook = "notebooks/en/17-five-optimizers-on-auto-mpg.ipynb"]: readonly string[]) {
  const made = liveFigures(handout(await executeNotebook(readNotebook(resolve(root, notebook)))));
  const folder = mkdtempSync(join(tmpdir(), "descent-redraws-"));
  const file = join(folder, "page.html");
  writeFileSync(file, pageOf(made, { version: "", command: "npm run bench -- redraws", data: [] }));
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserArguments] });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await page.goto(pathToFileURL(file).href);
    await page.locator("figure .panel").first().scrollIntoViewIfNeeded();
    await page.evaluate(sweep(warmUp));
    const busyTime = await clockOf(page);
    const busy = await busyTime();
    const { count, pictures, seconds } = await page.evaluate<Swept>(sweep(measured));
    const milliseconds = ((await busyTime()) - busy) / count;
    const perSecond = (number: number) => (number / seconds).toFixed(1);
    console.log(`${perSecond(count)} redraws a second, of ${perSecond(pictures)} pictures of the screen: ${notebook}`);
    console.log(`${milliseconds.toFixed(1)} ms of the page's own thread for each, whatever else the machine does`);
    const cores = `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores`;
    console.log(`${cores}, Chromium ${browser.version()}; load ${loadavg()[0].toFixed(1)} at the end`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** A clock of what the page's thread has computed since it began, in milliseconds of the processor. */
async function clockOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
}

interface Swept {
  readonly count: number;
  readonly pictures: number;
  readonly seconds: number;
}

/** In the page: each picture of the screen moves the slider on by one place. */
const sweep = (milliseconds: number) => `new Promise((done) => {
  const input = document.querySelector(".panel input[type=range]");
  const { show } = descentFigures;
  let [count, pictures, begun] = [0, 0, performance.now()];
  descentFigures.show = (...all) => (count++, show(...all));
  function move() {
    const seconds = (performance.now() - begun) / 1000;
    if (1000 * seconds > ${milliseconds}) {
      descentFigures.show = show;
      return done({ count, pictures, seconds });
    }
    pictures++;
    input.value = (Number(input.value) + 1) % Number(input.max);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    requestAnimationFrame(move);
  }
  move();
})`;
