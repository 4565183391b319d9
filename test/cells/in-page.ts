import type { BrowserCells, BrowserCellsParts, CellOutput, CellResult, RemoteCells } from "../../cells/browser";

// These functions run in a page or in its worker, so they use nothing but their arguments and what the page defines.

/** What the page of `page-place.ts` defines. */
interface PageScope {
  readonly started: number;
  readonly descentCells: {
    create(options: Partial<BrowserCellsParts>): BrowserCells;
    serve(options: Partial<BrowserCellsParts>): void;
    remote(worker: Worker, onOutput: (output: CellOutput) => void): RemoteCells;
  };
  /** Makes a worker of the script that the page holds. */
  startWorker(files: Readonly<Record<string, string>>): Worker;
  cells: BrowserCells | RemoteCells;
  outputs: CellOutput[];
  /** Who stops a loop that never waits cannot be a timer of the same thread: it is a deadline. */
  stopAfter(milliseconds: number): void;
}

interface Worker {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
}

export interface Start {
  readonly files: Readonly<Record<string, string>>;
  readonly where: "page" | "worker";
}

/** Makes the cells ready; says how long that took since the script began, in milliseconds. */
export async function start({ files, where }: Start): Promise<number> {
  const here = globalThis as unknown as PageScope;
  here.outputs = [];
  const onOutput = (output: CellOutput) => void here.outputs.push(output);
  if (where === "page") {
    let deadline = Number.POSITIVE_INFINITY;
    here.stopAfter = (milliseconds) => {
      deadline = performance.now() + milliseconds;
    };
    here.cells = here.descentCells.create({ files, onOutput, shouldStop: () => performance.now() > deadline });
  } else {
    const worker = here.startWorker(files);
    here.stopAfter = (milliseconds) => worker.postMessage({ stopAfter: milliseconds });
    here.cells = here.descentCells.remote(worker, onOutput);
  }
  await here.cells.complete("", 0);
  return performance.now() - here.started;
}

/** The worker's part of `start`. */
export function serve(files: Readonly<Record<string, string>>): void {
  let deadline = Number.POSITIVE_INFINITY;
  const here = globalThis as unknown as PageScope & Pick<Worker, "addEventListener">;
  here.addEventListener("message", ({ data }) => {
    const { stopAfter } = data as { stopAfter?: number };
    if (stopAfter !== undefined) deadline = performance.now() + stopAfter;
  });
  here.descentCells.serve({ files, shouldStop: () => performance.now() > deadline });
}

export async function run({ source, stopAfter }: { source: string; stopAfter?: number }): Promise<CellResult> {
  const here = globalThis as unknown as PageScope;
  here.stopAfter(stopAfter ?? Number.POSITIVE_INFINITY);
  const timer = stopAfter && setTimeout(() => here.cells.interrupt(), stopAfter);
  const result = await here.cells.run(source);
  if (timer) clearTimeout(timer);
  return result;
}

export async function complete(source: string): Promise<string[]> {
  const { cells } = globalThis as unknown as PageScope;
  return (await cells.complete(source, source.length)).candidates.map(({ name }) => name);
}

export function outputsOf(cell: number): CellOutput[] {
  return (globalThis as unknown as PageScope).outputs.filter((output) => output.cell === cell);
}
