import type { BrowserCells } from "./create";
import type { CellOutput } from "./output";

/** The one end of a channel: a worker as its page sees it, or a page as its worker sees it. */
interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
}

interface Question {
  readonly id: number;
  readonly ask: keyof BrowserCells;
  readonly args: readonly never[];
}
type Message = { readonly output: CellOutput } | { readonly id: number; readonly answer: unknown };

/** Cells in a worker: the page stays alive while they compute. */
export type RemoteCells = Omit<BrowserCells, "interrupt"> & { interrupt(): Promise<boolean> };

/** In the worker: answers what the page asks. Other messages are left to others. */
export function serveCells(page: Channel, create: (onOutput: (output: CellOutput) => void) => BrowserCells): void {
  const cells = create((output) => page.postMessage({ output } satisfies Message));
  page.addEventListener("message", async ({ data }) => {
    const { id, ask, args } = data as Partial<Question>;
    if (id === undefined || ask === undefined || args === undefined) return;
    const method = cells[ask] as (...args: readonly never[]) => unknown;
    page.postMessage({ id, answer: await method(...args) } satisfies Message);
  });
}

/**
 * In the page: cells that run in a worker which called `serveCells`.
 *
 * A loop that never waits cannot be asked to stop unless `shouldStop` looks at memory that both share, which a file on
 * disk is not allowed to have. Then `interrupt` gets no answer, and the page ends the worker and starts another.
 */
export function remoteCells(worker: Channel, onOutput: (output: CellOutput) => void): RemoteCells {
  const waiting = new Map<number, (answer: never) => void>();
  let asked = 0;
  worker.addEventListener("message", ({ data }) => {
    const message = data as Message;
    if ("output" in message) return onOutput(message.output);
    waiting.get(message.id)?.(message.answer as never);
    waiting.delete(message.id);
  });
  const ask = <T>(method: Question["ask"], ...args: unknown[]) =>
    new Promise<T>((resolve) => {
      const id = ++asked;
      waiting.set(id, resolve);
      worker.postMessage({ id, ask: method, args });
    });
  return {
    run: (source) => ask("run", source),
    complete: (source, position) => ask("complete", source, position),
    interrupt: () => ask("interrupt"),
  };
}
