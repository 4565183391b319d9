import { join } from "node:path";
import { inspect, stripVTControlCharacters } from "node:util";
import ts from "typescript";
import { createEngine as create, type Report, readStack } from "../../cells";
import { loadTslab } from "../../kernel/converter";
import { createHost } from "../../kernel/host";
import { HOME } from "../home";

/** Cells without Jupyter: an engine with the kernel's host, and neither output nor modules. */
export function createEngine(folder = join(HOME, "notebooks", "en")) {
  const load = async () => ({ current: {} });
  const engine = create({
    ts,
    loadTslab,
    files: ts.sys,
    folder,
    rootFiles: [],
    types: ["node"],
    typeRoots: [join(HOME, "node_modules", "@types")],
    host: createHost({ load }, () => {}, { url: "file:///cell.ts" }),
    inspect,
    framesOf: (sourceOf) => (error) => readStack(error, sourceOf, () => undefined),
  });
  let runs = 0;
  const run = (source: string) => {
    runs++;
    return engine.run(source, { label: `cell [${runs}]`, url: `file:///cell-${runs}.ts` });
  };
  return {
    run,
    runner: engine,
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
      if (outcome.status === "ok") throw new Error("The cell succeeded");
      const report = engine.report(source, outcome);
      return { ...report, lines: report.lines.map(stripVTControlCharacters) };
    },
    complete: (source: string, position = source.length) => engine.complete(source, position),
    inspect: (source: string, position = source.length, withSource = false) =>
      engine.explain(source, position, withSource),
  };
}
