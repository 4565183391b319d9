import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { browserArguments, findBrowser } from "../../handout/find-browser";
import { HOME } from "../home";

/** JupyterLab as `npm start` opens it, on a copy of the notebooks, in a browser without a screen. */
export interface Lab extends AsyncDisposable {
  readonly page: Page;
  /** The folder that holds the copies of `en` and `ko`. */
  readonly folder: string;
  open(notebook: string): Promise<Notebook>;
  /** Does `work`; when it fails, a picture of the page is kept in test-results. */
  watched<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** An open notebook. Cells are counted from 0, text cells included. */
export interface Notebook {
  readonly cells: Locator;
  runAll(): Promise<void>;
  /** Puts new text into a cell and runs it. */
  edit(cell: number, text: string): Promise<void>;
  run(cell: number): Promise<void>;
  /** Puts the cursor into a cell. */
  focus(cell: number): Promise<void>;
  /** Runs a cell and does not wait for its end. */
  start(cell: number): Promise<void>;
  /** The y values of the first curve of the figure under a cell, as Plotly has drawn it. */
  curve(cell: number): Promise<readonly number[]>;
  output(cell: number): Locator;
  /** Waits until nothing runs and nothing waits to run. */
  idle(): Promise<void>;
  menu(...path: string[]): Promise<void>;
}

/** How long anything may take before a test gives up, in milliseconds. */
const PATIENCE = 60_000;

/** A server of Jupyter on a copy of the notebooks, and a browser without a screen. */
export interface Served extends AsyncDisposable {
  readonly page: Page;
  readonly folder: string;
  readonly origin: string;
  readonly token: string;
}

/** Starts a server as one of the commands of package.json does, such as `["start.mjs"]`. */
export async function serve([script, ...args]: readonly string[]): Promise<Served> {
  // Inside the project, so that the copies find the library as the notebooks themselves do.
  mkdirSync(join(HOME, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(HOME, ".cache", "lab-"));
  cpSync(join(HOME, "notebooks"), folder, { recursive: true });
  const server = spawn(
    process.execPath,
    [join(HOME, "setup", script), ...args, "--no-browser", "--port=0", `--ServerApp.root_dir=${folder}`],
    { cwd: HOME, stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  const stop = async () => {
    await endServer(server);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserArguments] });
    const { origin, token } = await addressOf(server);
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    page.setDefaultTimeout(PATIENCE);
    const opened = browser;
    const end = async () => {
      await opened.close();
      await stop();
    };
    return { page, folder, origin, token, [Symbol.asyncDispose]: end };
  } catch (error) {
    await browser?.close();
    await stop();
    throw error;
  }
}

/** Does `work`; when it fails, a picture of the page is kept in test-results. */
export async function watched<T>(page: Page, name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    mkdirSync(join(HOME, "test-results"), { recursive: true });
    await page.screenshot({ path: join(HOME, "test-results", `${name}.png`) });
    throw error;
  }
}

export async function startLab(): Promise<Lab> {
  const served = await serve(["start.mjs"]);
  const { page, folder, origin, token } = served;
  return {
    page,
    folder,
    async open(notebook) {
      await page.goto(`${origin}/lab/tree/${notebook}?token=${token}&reset`);
      return openNotebook(page);
    },
    watched: (name, work) => watched(page, name, work),
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
}

/** Writes a notebook into the folder of a lab: an array of cell texts. */
export function writeNotebook(file: string, sources: readonly string[]): void {
  const cells = sources.map((source, i) => ({
    id: `cell-${i}`,
    cell_type: "code",
    execution_count: null,
    metadata: {},
    outputs: [],
    source,
  }));
  const kernelspec = { name: "typescript", display_name: "TypeScript", language: "typescript" };
  writeFileSync(file, JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }));
}

async function addressOf(server: ChildProcess): Promise<{ origin: string; token: string }> {
  let said = "";
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      const [, origin, token] = /(http:\/\/127\.0\.0\.1:\d+)\/(?:lab|tree)\S*\?token=(\w+)/.exec(said) ?? [];
      if (origin && token) resolve({ origin, token });
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.once("exit", (code) => reject(new Error(`Jupyter ended with ${code} before it was ready:\n${said}`)));
  });
}

async function endServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.pid === undefined) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  process.kill(-server.pid, "SIGINT"); // Ctrl-C in the terminal reaches the whole group.
  const patience = setTimeout(() => process.kill(-(server.pid ?? 0), "SIGKILL"), 10_000);
  await ended;
  clearTimeout(patience);
}

async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${PATIENCE / 1000} s, but not yet: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What Plotly keeps at the element that it has drawn into. */
interface PlotlyElement {
  readonly data: readonly { readonly y: ArrayLike<number> }[];
}

async function openNotebook(page: Page): Promise<Notebook> {
  const panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)");
  const cells = panel.locator(".jp-Cell");
  const running = panel.locator(".jp-InputPrompt", { hasText: "*" });
  const kernelIdle = page.locator("#jp-main-statusbar", { hasText: "TypeScript | Idle" });
  await cells.first().waitFor();
  await kernelIdle.waitFor();

  /** What stands beside the cells, as in `[3]:` or `[*]:`; every run changes it. */
  const prompts = async () => (await panel.locator(".jp-InputPrompt").allInnerTexts()).join();
  const runFocused = async () => {
    const before = await prompts();
    await page.keyboard.press("Shift+Enter");
    await until("the cell has run", async () => (await prompts()) !== before);
    await notebook.idle();
  };
  const notebook: Notebook = {
    cells,
    output: (number) => cells.nth(number).locator(".jp-Cell-outputWrapper"),
    async idle() {
      await until("the cells have run", async () => (await running.count()) === 0);
      await kernelIdle.waitFor();
    },
    async menu(...path) {
      await page.locator(".lm-MenuBar-item", { hasText: path[0] }).first().click();
      for (const label of path.slice(1)) await page.locator(".lm-Menu-item", { hasText: label }).first().click();
    },
    async runAll() {
      const before = await prompts();
      await notebook.menu("Run", "Run All Cells");
      await until("the cells run", async () => (await prompts()) !== before);
      await notebook.idle();
    },
    async focus(number) {
      await cells.nth(number).scrollIntoViewIfNeeded();
      await cells.nth(number).locator(".cm-content").click();
    },
    async start(number) {
      await notebook.focus(number);
      await page.keyboard.press("Shift+Enter");
      await until("the cell runs", async () => (await running.count()) > 0);
    },
    async run(number) {
      await notebook.focus(number);
      await runFocused();
    },
    async edit(number, text) {
      await notebook.focus(number);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(text);
      await runFocused();
    },
    async curve(number) {
      const drawn = cells.nth(number).locator(".js-plotly-plot:has(.scatterlayer .trace)").first();
      await drawn.waitFor();
      return drawn.evaluate((plot) => Array.from((plot as unknown as PlotlyElement).data[0].y));
    },
  };
  return notebook;
}
