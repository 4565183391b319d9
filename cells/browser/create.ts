import type { TypeScript } from "../compiler/language";
import type { Completion } from "../complete";
import { createEngine, type EngineParts } from "../engine";
import { Interrupted } from "../interrupted";
import { type Late, lateReport, type Report } from "../report";
import type { MimeBundle } from "../show/bundle";
import { show } from "../show/show";
import { readStack } from "../trace";
import { createTslabModule } from "../tslab";
import { createWaits } from "../waits";
import { createConsole } from "./console";
import { createDialogs, type PageDialogs } from "./dialogs";
import { createEvaluate } from "./evaluate";
import { tableOfFiles } from "./files";
import { createBrowserHost } from "./host";
import { createModules } from "./modules";
import type { CellOutput, Emit } from "./output";
import { createOwner } from "./owner";
import { listenForRejections } from "./rejections";
import { NOTEBOOK, type Surroundings, TYPINGS } from "./surroundings";
import { asText } from "./text";
import { createTimers } from "./timers";

/** What cells in a page are made of. */
export interface BrowserCellsParts extends Surroundings, Pick<EngineParts, "loadTslab" | "check"> {
  readonly ts: TypeScript;
  readonly onOutput: (output: CellOutput) => void;
  /**
   * Looked at in loops, besides `interrupt`: a loop that never waits holds up the page, `interrupt` included, and only
   * something outside can say that it should stop, such as a shared flag or a deadline.
   */
  readonly shouldStop?: () => boolean;
}

/** What came of a cell: its last value as it is shown, or the report of what went wrong. */
export interface CellResult {
  /** Which run this was, from 1; `CellOutput` names it too. */
  readonly cell: number;
  readonly data?: MimeBundle;
  readonly report?: Report;
}

/** The cells of one notebook in a page or in a worker. */
export interface BrowserCells {
  /** Runs a cell when those before it have ended; never rejects. */
  run(source: string): Promise<CellResult>;
  complete(source: string, position: number): Promise<Completion>;
  /** Ends the running cell with its timers; all timers when no cell runs. Says whether there was anything to end. */
  interrupt(): boolean;
}

export function createBrowserCells(parts: BrowserCellsParts): BrowserCells {
  const { ts, files, loadTslab, check: checked, onOutput, shouldStop } = parts;
  const owner = createOwner();
  let stopping = false;
  const check = () => {
    if (stopping || shouldStop?.()) throw new Interrupted();
  };
  const emit: Emit = (output) => onOutput({ ...output, cell: owner.cell });
  const late = (error: unknown, came: Late) => {
    const label = owner.cell > 0 ? labelOf(owner.cell) : undefined;
    emit({ kind: "error", report: lateReport(engine.reportThrown(error), came, label) });
  };
  const { wait, waitEach, giveUp } = createWaits(() => owner.cell);
  const timers = createTimers(owner, (work) => {
    try {
      work();
    } catch (error) {
      late(error, "from a timer or a callback");
    }
  });

  const dataOf = (value: unknown) => plainJson(show(value, engine.asText) ?? { "text/plain": "undefined" });
  const display = (value: unknown, { id }: { id?: string } = {}) => emit({ kind: "display", data: dataOf(value), id });
  // Bound, as a page's own functions want to be called on it.
  const { prompt, confirm, alert } = globalThis as PageDialogs;
  const dialogs = createDialogs({
    prompt: prompt?.bind(globalThis),
    confirm: confirm?.bind(globalThis),
    alert: alert?.bind(globalThis),
  });
  const evaluate = createEvaluate({
    ...timers.functions,
    ...dialogs,
    console: createConsole(emit, display),
    display,
    updateDisplay: (value: unknown, { id }: { id: string }) => emit({ kind: "update", data: dataOf(value), id }),
    clearOutput: ({ wait = false } = {}) => emit({ kind: "clear", wait }),
    require: (specifier: string) => modules.require(specifier),
  });
  const tslab = createTslabModule(
    (data, { id, update }) => emit(update && id ? { kind: "update", data, id } : { kind: "display", data, id }),
    { tslab: "1.0.22", typescript: ts.version, node: "" },
  );
  const modules = createModules({
    ...parts,
    evaluate,
    owner,
    check,
    wait,
    waitEach,
    thrown: (value, isOld) => engine.thrown(value, isOld),
    own: { tslab },
    followsTslab: () => engine.followsTslab(),
  });
  const engine = createEngine({
    ts,
    loadTslab,
    check: checked,
    host: createBrowserHost({ evaluate, modules, owner, check, wait, waitEach }),
    files: tableOfFiles(files),
    folder: NOTEBOOK,
    rootFiles: Object.keys(files).filter((path) => path.startsWith(`${TYPINGS}/`)),
    typeRoots: [],
    types: [],
    inspect: asText,
    framesOf: (sourceOf) => (error) => readStack(error, sourceOf, modules.locate),
  });
  engine.warmUp();
  listenForRejections((error) => late(error, "from a promise that nobody awaited"));

  let runs = 0;
  let running: number | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  async function run(source: string): Promise<CellResult> {
    const cell = ++runs;
    owner.enter(cell);
    running = cell;
    const outcome = await engine.run(source, { label: labelOf(cell), url: `file://${NOTEBOOK}/cell-${cell}.ts` });
    running = undefined;
    stopping = false;
    if (outcome.status !== "ok") return { cell, report: engine.report(source, outcome) };
    try {
      return { cell, data: outcome.value === undefined ? undefined : dataOf(outcome.value) };
    } catch (error) {
      return { cell, report: engine.reportShowing(source, labelOf(cell), error) };
    }
  }

  return {
    run(source) {
      const result = queue.then(() => run(source));
      queue = result;
      return result;
    },
    complete: async (source, position) => engine.complete(source, position),
    interrupt() {
      giveUp((whose) => running === undefined || whose === running);
      const ended = timers.end(running);
      stopping = engine.interrupt();
      return stopping || ended > 0;
    },
  };
}

const labelOf = (cell: number) => `cell [${cell}]`;

/** A value may show itself with anything; what cannot leave a worker must fail here, in its cell. */
function plainJson(data: MimeBundle): MimeBundle {
  return JSON.parse(JSON.stringify(data, (_, value) => (typeof value === "bigint" ? String(value) : value)));
}
