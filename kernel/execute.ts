import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Engine, type MimeBundle, type Report, show } from "../cells";
import { withAdvice } from "./commands";
import { errorContent } from "./error-content";
import type { Jobs } from "./jobs";
import type { Content } from "./message";
import type { Output } from "./output";
import { endGroups } from "./text";
import type { ShowLive } from "./widgets/live";

export interface ExecuteParts {
  readonly engine: Engine;
  /** The folder of the notebook. */
  readonly folder: string;
  readonly output: Pick<Output, "publish">;
  readonly jobs: Pick<Jobs, "nameCell" | "isStopped">;
  readonly live: ShowLive;
  /** Throws when all is asked to stop. */
  readonly check: () => void;
  /** Whether it would. */
  readonly isStopping: () => boolean;
  /** Called before each cell: loads edited files again. */
  readonly refresh: () => void;
}

/** What came of a cell: its value as it is shown, unless there is none, or what went wrong. */
type Done = { readonly data?: MimeBundle } | { readonly report: Report };

/** Answers `execute_request`: runs a cell, shows what it comes to, and then computes what the front end asks besides. */
export function createExecute({ engine, folder, output, jobs, live, check, isStopping, refresh }: ExecuteParts) {
  let runs = 0;
  /** More than one when a cell of a subshell runs while another one waits. */
  let running = 0;

  async function run(source: string, label: string, quiet: boolean): Promise<Done> {
    const url = pathToFileURL(join(folder, `cell-${++runs}.ts`)).href;
    const outcome = await engine.run(source, { label, url });
    if (outcome.status === "rejected") {
      const diagnostics = withAdvice(source, outcome.diagnostics);
      return { report: engine.report(source, { ...outcome, diagnostics }) };
    }
    if (outcome.status === "failed") return { report: engine.report(source, outcome) };
    try {
      if (!quiet && live(outcome.value)) return {};
      const data = show(outcome.value, engine.asText);
      check(); // What shows a value may take long, and takes a stop for a value that cannot be looked at.
      return { data };
    } catch (error) {
      return { report: engine.reportShowing(source, label, error) };
    }
  }

  /** Shows what a cell came to; returns the error when it failed, or when its value cannot be shown. */
  function publish(done: Done, silent: boolean, count: number): Content | undefined {
    let report = "report" in done ? done.report : undefined;
    const data = "data" in done && !silent ? done.data : undefined;
    try {
      if (data) output.publish("execute_result", { execution_count: count, data, metadata: {} });
    } catch (error) {
      report = engine.reportThrown(error);
    }
    if (report && !silent) output.publish("error", errorContent(report));
    return report && errorContent(report);
  }

  async function execute({ code, silent, user_expressions }: Content, count: number): Promise<Content> {
    if (running === 1) endGroups();
    refresh();
    const label = `cell [${count}]`;
    jobs.nameCell(label);
    const done = await run(String(code ?? ""), label, Boolean(silent));
    // The compiler may have been what was broken, before anybody heard of the stop: once the cell is over, that would be a
    // stop of all that earlier cells have left behind.
    for (let turns = 0; turns < MOST_TURNS && isStopping() && !jobs.isStopped(); turns++) await turn();
    const error = publish(done, Boolean(silent), count);
    if (error) return { status: "error", execution_count: count, ...error };
    const expressions: Record<string, Content> = {};
    for (const [name, source] of Object.entries(user_expressions ?? {})) {
      expressions[name] = expressionContent(await run(String(source), label, true));
    }
    return { status: "ok", execution_count: count, user_expressions: expressions, payload: [] };
  }

  return async (request: Content, count: number): Promise<Content> => {
    running++;
    try {
      return await execute(request, count);
    } finally {
      running--;
    }
  };
}

/** Node's own, whose calls do not end with a stopped cell. */
const { setImmediate } = globalThis;
/** Lets the main thread take what has come for it. */
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));
/** So many turns take longer than the socket thread does between the flag and its message. */
const MOST_TURNS = 100;

function expressionContent(done: Done): Content {
  if ("report" in done) return { status: "error", ...errorContent(done.report) };
  return { status: "ok", data: done.data ?? {}, metadata: {} };
}
