import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect, types } from "node:util";
import ts from "typescript";
import {
  complete,
  createCellConverter,
  createLanguage,
  createRunner,
  type MimeBundle,
  type Report,
  readStack,
  reportDiagnostics,
  reportError,
  show,
} from "../cells";
import { fromCodePoints, toCodePoints } from "./code-points";
import { keepCompiled } from "./compile-cache";
import { metaOf } from "./compile-file";
import { completeness } from "./completeness";
import { loadTslab } from "./converter";
import { createHost, stopCheck } from "./host";
import { locateInFile } from "./locate";
import type { Content } from "./message";
import { createModules } from "./modules";
import { checksTypes } from "./options";
import type { Output } from "./output";
import { tslabModule } from "./tslab";
import type { ShowLive } from "./widgets/live";

/** The answers of the main thread to Jupyter's requests. */
export interface Session {
  /** Answers one request; whatever its cell prints or shows goes to `output` by then. */
  answer(type: string, content: Content, count: number): Promise<Content>;
  interrupt(): void;
  /** Shows an error that came after its cell had ended: from a timer, or a promise that nobody awaited. */
  reportLate(error: unknown): void;
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
  /** Handles what front ends sent meanwhile. */
  readonly look: () => void;
  readonly live: ShowLive;
}

/** Characters of text to show of one value. */
const LONGEST = 100_000;

/** How values look as text, long ones cut. A value that cannot be looked at says so. */
export function asText(value: unknown): string {
  let text: string;
  // Node 20 marks promises with symbols of its own, which are nothing to look at.
  if (types.isPromise(value)) {
    for (const key of Object.getOwnPropertySymbols(value)) Object.defineProperty(value, key, { enumerable: false });
  }
  try {
    text = inspect(value, { depth: 4, maxArrayLength: 100, maxStringLength: 10_000 });
  } catch (error) {
    return `[Cannot look at this value: ${error instanceof Error ? error.message : "it threw something"}]`;
  }
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST)}\n… ${text.length - LONGEST} more characters`;
}

export function createSession({ folder, home, compiledFiles, output, shared, look, live }: SessionParts): Session {
  const check = stopCheck(shared, look);
  const resumed = <T>(value: T): T => {
    check();
    return value;
  };
  const tslab = tslabModule(output);
  const modules = createModules(folder, keepCompiled(compiledFiles), { check, resumed }, { tslab });
  const language = createLanguage(ts, {
    files: ts.sys,
    folder,
    rootFiles: ["globals", "tslab"].map((name) => join(home, "cells", "typings", `${name}.d.ts`)),
    types: ["node"],
    typeRoots: [join(home, "node_modules", "@types")],
  });
  const converter = createCellConverter({ ts, language, folder, loadTslab, check: checksTypes(process.env) });
  const runner = createRunner(converter, createHost(modules, check, metaOf(join(folder, "cell.ts"))));
  const readable = (file: string) => (relative(home, file).startsWith("..") ? file : relative(home, file));
  let runs = 0;
  // The first program reads the declarations of the language and of Node; the first cell should not wait for that.
  setImmediate(() => converter.convert("", ""));

  function refresh(): void {
    const { edited, failures } = modules.refresh();
    for (const file of edited) output.print("stdout", `${readable(file)} was edited: loaded again\n`);
    for (const { file, error } of failures) {
      output.print("stderr", `Cannot load ${readable(file)} again, its earlier version stays: ${error}\n`);
    }
  }

  function reportThrown(error: unknown): Report {
    const locate = locateInFile(modules.compiled, readable);
    return reportError(error, { framesOf: (one) => readStack(one, runner.source, locate), inspect: asText });
  }

  async function execute({ code, silent, user_expressions: asked }: Content, count: number): Promise<Content> {
    refresh();
    const label = `cell [${count}]`;
    const run = async (source: string, quiet: boolean): Promise<{ data?: MimeBundle } | { report: Report }> => {
      const url = `${pathToFileURL(folder).href}/cell-${++runs}.ts`;
      const outcome = await runner.run(source, { label, url });
      if (outcome.status === "rejected") return { report: reportDiagnostics(source, outcome.diagnostics) };
      if (outcome.status === "failed") return { report: reportThrown(outcome.error) };
      try {
        if (!quiet && live(outcome.value)) return {};
        return { data: show(outcome.value, asText) };
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

  function completions({ code, cursor_pos: cursor }: Content): Content {
    const source = String(code);
    const position = fromCodePoints(source, Number(cursor));
    const found = complete({ language, converter, folder }, runner.declarations(), source, position);
    const [start, end] = [found.start, found.end].map((at) => toCodePoints(source, at));
    const types = found.candidates.map(({ name, kind }) => ({ start, end, text: name, type: kind }));
    return {
      status: "ok",
      matches: found.candidates.map(({ name }) => name),
      cursor_start: start,
      cursor_end: end,
      metadata: { _jupyter_types_experimental: types },
    };
  }

  return {
    async answer(type, content, count) {
      if (type === "execute_request") return execute(content, count);
      if (type === "complete_request") return completions(content);
      if (type === "is_complete_request") return completeness(String(content.code));
      return { status: "ok", found: false, data: {}, metadata: {} };
    },
    interrupt: () => void runner.interrupt(),
    reportLate: (error) => output.print("stderr", `${reportThrown(error).lines.join("\n")}\n`),
  };
}
