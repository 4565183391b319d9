import { createCellConverter } from "./compiler/convert";
import { write } from "./compiler/declaration-list";
import { createLanguage, type LanguageOptions, type TypeScript } from "./compiler/language";
import type { TslabConverter } from "./compiler/tslab";
import { type Completion, complete } from "./complete";
import type { Explanation } from "./explain/parts";
import type { Host } from "./host";
import { inspectCell } from "./inspect";
import { type Report, reportDiagnostics, reportError } from "./report";
import { type CellName, createRunner, type Outcome } from "./run";
import { type LocateInFile, readStack } from "./trace";

/** Everything that cells need of the place in which they run. */
export interface EngineParts extends LanguageOptions {
  readonly ts: TypeScript;
  /** Loads tslab's converter so that it finds the given namespace as its compiler. */
  readonly loadTslab: (namespace: TypeScript) => { createConverter(): TslabConverter };
  readonly host: Host;
  /** Whether cells are checked at first; a cell may say otherwise (`compiler/checks.ts`). */
  readonly check?: boolean;
  /** How a value looks as text; in Node this is `util.inspect`. */
  readonly inspect: (value: unknown) => string;
  /** Finds the lines of the files that cells import. */
  readonly locateInFile: LocateInFile;
}

/** The cells of one notebook: runs them, explains their errors, completes their names. */
export interface Engine {
  run(source: string, name: CellName): Promise<Outcome>;
  /** Ends the cell that is running, at the latest when it next looks; says whether there was one. */
  interrupt(): boolean;
  /** What a reader sees of a cell that did not succeed; undefined for one that did. */
  report(source: string, outcome: Outcome): Report | undefined;
  /** What a reader sees of an error that came from anywhere else, such as a timer. */
  reportThrown(error: unknown): Report;
  complete(source: string, position: number): Completion;
  /** What the name at a position is, or what the call around it wants; with its source where that is asked for. */
  explain(source: string, position: number, withSource?: boolean): Explanation | undefined;
  /** The declarations of all cells so far, as TypeScript. */
  declarations(): string;
  /** Reads the declarations of the language, so that the first cell need not wait for that. */
  warmUp(): void;
}

export function createEngine({ ts, loadTslab, host, check, inspect, locateInFile, ...options }: EngineParts): Engine {
  const language = createLanguage(ts, options);
  const { folder } = options;
  const converter = createCellConverter({ ts, language, folder, loadTslab, check });
  const runner = createRunner(converter, host);
  const parts = { language, converter, folder };
  const reportThrown = (error: unknown) =>
    reportError(error, { framesOf: (one) => readStack(one, runner.source, locateInFile), inspect });
  return {
    run: runner.run,
    interrupt: runner.interrupt,
    reportThrown,
    report(source, outcome) {
      if (outcome.status === "rejected") return reportDiagnostics(source, outcome.diagnostics);
      return outcome.status === "failed" ? reportThrown(outcome.error) : undefined;
    },
    complete: (source, position) => complete(parts, runner.declarations(), source, position),
    explain: (source, position, withSource) => inspectCell(parts, runner.declarations(), source, position, withSource),
    declarations: () => runner.declarations().map(write).join(""),
    warmUp: () => void converter.convert([], ""),
  };
}
