import { join } from "node:path";
import { inspect } from "node:util";
import ts from "typescript";
import {
  complete,
  createCellConverter,
  createLanguage,
  createRunner,
  inspectCell,
  type Report,
  readStack,
  reportDiagnostics,
  reportError,
} from "../../cells";
import { loadTslab } from "../../kernel/converter";
import { createHost } from "../../kernel/host";
import { HOME } from "../home";

/** Cells without Jupyter: the engine as the kernel builds it, with a folder of its own and no sockets. */
export function createEngine(folder = join(HOME, "notebooks", "en")) {
  const language = createLanguage(ts, {
    files: ts.sys,
    folder,
    rootFiles: [],
    typeRoots: [join(HOME, "node_modules", "@types")],
  });
  const converter = createCellConverter({ ts, language, folder, loadTslab });
  const modules: Record<string, object> = { counter: { step: 2, default: "whole" } };
  const host = createHost({ load: async (name) => ({ current: { ...modules[name] } }) }, () => {}, {
    url: "file:///cell.ts",
  });
  const runner = createRunner(converter, host);
  let runs = 0;

  const run = (source: string) => {
    runs++;
    return runner.run(source, { label: `cell [${runs}]`, url: `file:///cell-${runs}.ts` });
  };
  return {
    run,
    runner,
    converter,
    /** The value of a cell that must succeed. */
    async value(source: string): Promise<unknown> {
      const outcome = await run(source);
      if (outcome.status === "ok") return outcome.value;
      if (outcome.status === "failed") throw outcome.error;
      throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
    },
    /** What a reader sees of a cell that must not succeed, without colours. */
    async report(source: string): Promise<Report> {
      const outcome = await run(source);
      if (outcome.status === "ok") throw new Error(`The cell succeeded with ${inspect(outcome.value)}`);
      const report =
        outcome.status === "rejected"
          ? reportDiagnostics(source, outcome.diagnostics)
          : reportError(outcome.error, {
              framesOf: (error) => readStack(error, runner.source, () => undefined),
              inspect,
            });
      return { ...report, lines: report.lines.map(plain) };
    },
    complete: (source: string, position = source.length) =>
      complete({ language, converter, folder }, runner.declarations(), source, position),
    inspect: (source: string, position = source.length, withSource = false) =>
      inspectCell({ language, converter, folder }, runner.declarations(), source, position, withSource),
  };
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
  return text.replace(/\u001b\[\d+m/g, "");
}
