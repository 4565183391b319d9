import { AsyncLocalStorage } from "node:async_hooks";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createCellConverter,
  createLanguage,
  createRunner,
  type Late,
  lateReport,
  type MimeBundle,
  type Report,
  reportDiagnostics,
  reportError,
  show,
} from "../cells";
import { createAnswers } from "./answers";
import type { Breaker } from "./breaker";
import { keepCompiled } from "./compile-cache";
import { metaOf } from "./compile-file";
import { completeness } from "./completeness";
import { loadTslab } from "./converter";
import { createHost, stopCheck } from "./host";
import type { Jobs } from "./jobs";
import { locateInFile } from "./locate";
import type { Content } from "./message";
import { createModules } from "./modules";
import { checksTypes } from "./options";
import type { Output } from "./output";
import { readableStacks } from "./stacks";
import { asText, endGroups } from "./text";
import { tslabModule } from "./tslab";
import { ts } from "./typescript";
import type { ShowLive } from "./widgets/live";
import { widgetModule } from "./widgets/module";
import type { Bars } from "./widgets/progress";
import type { Widgets } from "./widgets/widgets";

/** The answers of the main thread to Jupyter's requests. */
export interface Session {
  /** Answers one request; whatever its cell prints or shows goes to `output` by then. */
  answer(type: string, content: Content, count: number): Promise<Content>;
  interrupt(): void;
  /** Shows an error that no cell was waiting for, with the cell that it came from. */
  reportLate(error: unknown, came: Late): void;
  /** How a value looks as text; an error with its line and its calls. */
  asText(value: unknown): string;
}

function errorContent({ name, message, lines }: Report): Content {
  return { ename: name, evalue: message, traceback: lines };
}

interface SessionParts {
  /** The folder of the notebook. */
  readonly folder: string;
  /** The folder of this project, whose typings every cell sees. */
  readonly home: string;
  /** The folder that keeps compiled local files from one start to the next. */
  readonly compiledFiles: string;
  readonly output: Output;
  readonly shared: Int32Array;
  readonly jobs: Jobs;
  readonly breaker: Breaker;
  /** Handles what front ends sent meanwhile. */
  readonly look: () => void;
  readonly live: ShowLive;
  readonly widgets: Widgets;
  readonly bars: Bars;
}

export function createSession(parts: SessionParts): Session {
  const { folder, home, compiledFiles, output, shared, jobs, breaker, look, live, widgets, bars } = parts;
  const check = stopCheck(shared, look);
  const { outside, inside, call } = breaker;
  const resumed = <T>(value: T): T => {
    check();
    jobs.check();
    return value;
  };
  const own = {
    tslab: tslabModule(output),
    "kernel:widgets": widgetModule(widgets, bars, (value) => asTextOrReport(value)),
  };
  const modules = createModules(folder, home, keepCompiled(compiledFiles), { check, resumed, outside, inside }, own);
  const language = createLanguage(ts, {
    files: ts.sys,
    folder,
    rootFiles: ["cells/typings/globals", "cells/typings/tslab", "kernel/widgets/typings"].map((name) =>
      join(home, `${name}.d.ts`),
    ),
    types: ["node"],
    typeRoots: [join(home, "node_modules", "@types")],
    elsewhere: home,
  });
  const converter = createCellConverter({ ts, language, folder, loadTslab, check: checksTypes(process.env) });
  const runner = createRunner(
    converter,
    createHost(modules, check, metaOf(join(folder, "cell.ts")), { resumed: jobs.check, outside, inside, call }),
  );
  const readable = (file: string) => (relative(home, file).startsWith("..") ? file : relative(home, file));
  /** The label of the cell from which code was started, however much later it runs. */
  const current = new AsyncLocalStorage<string>();
  let runs = 0;
  // The first program reads the declarations of the language and of Node; the first cell should not wait for that.
  setImmediate(() => converter.convert([], ""));

  function refresh(): void {
    const { edited, failures } = modules.refresh();
    for (const file of edited) output.print("stdout", `${readable(file)} was edited: loaded again\n`);
    for (const { file, error } of failures) {
      output.print("stderr", `Cannot load ${readable(file)} again, its earlier version stays: ${error}\n`);
    }
  }

  const framesOf = readableStacks(runner.source, locateInFile(modules.compiled, readable));
  const reportThrown = (error: unknown) => reportError(error, { framesOf, inspect: asText });
  const asTextOrReport = (value: unknown) =>
    value instanceof Error ? reportThrown(value).lines.join("\n") : asText(value);
  const answers = createAnswers({ language, converter, folder, declarations: runner.declarations });

  async function execute({ code, silent, user_expressions: asked }: Content, count: number): Promise<Content> {
    endGroups();
    refresh();
    const label = `cell [${count}]`;
    const run = async (source: string, quiet: boolean): Promise<{ data?: MimeBundle } | { report: Report }> => {
      const url = `${pathToFileURL(folder).href}/cell-${++runs}.ts`;
      const outcome = await current.run(label, () => runner.run(source, { label, url }));
      if (outcome.status === "rejected") return { report: reportDiagnostics(source, outcome.diagnostics) };
      if (outcome.status === "failed") return { report: reportThrown(outcome.error) };
      try {
        if (!quiet && live(outcome.value)) return {};
        return { data: show(outcome.value, asTextOrReport) };
      } catch (error) {
        return { report: reportThrown(error) };
      }
    };
    const done = await run(String(code ?? ""), Boolean(silent));
    const error = publishResult(done, Boolean(silent), count);
    if (error) return { status: "error", execution_count: count, ...error };
    const expressions: Record<string, Content> = {};
    for (const [name, source] of Object.entries(asked ?? {})) {
      const answer = await run(String(source), true);
      expressions[name] =
        "report" in answer
          ? { status: "error", ...errorContent(answer.report) }
          : { status: "ok", data: answer.data ?? {}, metadata: {} };
    }
    return { status: "ok", execution_count: count, user_expressions: expressions, payload: [] };
  }

  /** Shows what a cell came to; returns the error when it failed, or when its value cannot be shown. */
  function publishResult(done: { data?: MimeBundle } | { report: Report }, silent: boolean, count: number) {
    let report = "report" in done ? done.report : undefined;
    const data = "data" in done && !silent ? done.data : undefined;
    try {
      if (data) output.publish("execute_result", { execution_count: count, data, metadata: {} });
    } catch (error) {
      report = reportThrown(error);
    }
    if (report && !silent) output.publish("error", errorContent(report));
    return report && errorContent(report);
  }

  return {
    async answer(type, content, count) {
      if (type === "execute_request") return execute(content, count);
      if (type === "complete_request") return answers.complete(content);
      if (type === "inspect_request") return answers.inspect(content);
      if (type === "is_complete_request") return completeness(String(content.code));
      return { status: "ok", found: false, data: {}, metadata: {} };
    },
    asText: asTextOrReport,
    interrupt: () => void runner.interrupt(),
    reportLate(error, came) {
      const { lines } = lateReport(reportThrown(error), came, current.getStore());
      output.print("stderr", `${lines.join("\n")}\n`);
    },
  };
}
