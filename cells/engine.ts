import type { Checking } from "./compiler/checks";
import { createCellConverter } from "./compiler/convert";
import { write } from "./compiler/declaration-list";
import { createLanguage, type LanguageOptions, type TypeScript } from "./compiler/language";
import { parse } from "./compiler/syntax";
import type { TslabConverter } from "./compiler/tslab";
import { type Completion, complete } from "./complete";
import type { Explanation } from "./explain/parts";
import type { Host } from "./host";
import { inspectCell } from "./inspect";
import { isError } from "./is-error";
import { type ErrorReader, type Report, reportError } from "./report";
import { reportDiagnostics } from "./report-diagnostics";
import { type CellName, createRunner, type Outcome, type Runner } from "./run";
import type { SourceOf } from "./trace";

/** Everything that cells need of the place in which they run. */
export interface EngineParts extends LanguageOptions {
  readonly ts: TypeScript;
  /** Loads tslab's converter so that it finds the given namespace as its compiler. */
  readonly loadTslab: (namespace: TypeScript) => { createConverter(): TslabConverter };
  readonly host: Host;
  /** How cells are checked at first; a cell may say otherwise (`compiler/checks.ts`). */
  readonly check?: Checking;
  /** How a value looks as text; in Node this is `util.inspect`. */
  readonly inspect: (value: unknown) => string;
  /** Makes what reads the calls of an error: `readStack`, with the way to find lines of the files that cells import. */
  readonly framesOf: (sourceOf: SourceOf) => ErrorReader["framesOf"];
}

/** The cells of one notebook: runs them, explains their errors, completes their names. */
export interface Engine {
  run(source: string, name: CellName): Promise<Outcome>;
  /** Ends the cells that are running, at the latest when they next look; says whether there was one. */
  interrupt(): boolean;
  /** Remembers where a file that cells import threw what has no calls of its own; gives it back. */
  thrown: Runner["thrown"];
  /** What a reader sees of a cell that did not succeed. */
  report(source: string, outcome: Exclude<Outcome, { readonly status: "ok" }>): Report;
  /** What a reader sees when the value of a cell cannot be shown: the last line of the cell asked for that. */
  reportShowing(source: string, label: string, error: unknown): Report;
  /** What a reader sees of an error that came from anywhere else, such as a timer. */
  reportThrown(error: unknown): Report;
  /** How a value looks as text; an error as if it had been thrown, with its line and its calls. */
  asText(value: unknown): string;
  complete(source: string, position: number): Completion;
  /** What the name at a position is, or what the call around it wants; with its source where that is asked for. */
  explain(source: string, position: number, withSource?: boolean): Explanation | undefined;
  /** The declarations of all cells so far, as TypeScript. */
  declarations(): string;
  /** Whether cells are compiled as tslab did, now: the files that they import should be, too. */
  followsTslab(): boolean;
  /** Reads the declarations of the language, so that the first cell need not wait for that. */
  warmUp(): void;
  /** Makes the program that comes after the last cell, so that what is asked about the next one need not wait for that. */
  readAhead(): void;
}

export function createEngine({ ts, loadTslab, host, check, inspect, framesOf, ...options }: EngineParts): Engine {
  const language = createLanguage(ts, { ...options, whole: host.whole });
  const { folder, elsewhere } = options;
  const converter = createCellConverter({ ts, language, folder, loadTslab, check });
  const runner = createRunner(converter, host);
  const parts = { language, converter, folder, elsewhere };
  const reader = { framesOf: framesOf(runner.source), placeOf: runner.placeOf, inspect };
  const reportThrown = (error: unknown) => reportError(error, reader);
  const completed = (source: string, position: number) => complete(parts, runner.declarations(), source, position);
  return {
    run: runner.run,
    interrupt: runner.interrupt,
    thrown: runner.thrown,
    reportThrown,
    reportShowing(source, label, error) {
      const file = parse(ts, source);
      const { line, character } = file.getLineAndCharacterOfPosition(file.statements.at(-1)?.getStart(file) ?? 0);
      return reportError(error, reader, { call: "", place: label, line: line + 1, column: character + 1, source });
    },
    asText: (value) => (isError(value) ? reportThrown(value).lines.join("\n") : inspect(value)),
    report(source, outcome) {
      if (outcome.status === "rejected") return reportDiagnostics(source, outcome.diagnostics);
      return reportError(outcome.error, reader, outcome.from);
    },
    complete: completed,
    explain: (source, position, withSource) => inspectCell(parts, runner.declarations(), source, position, withSource),
    declarations: () => runner.declarations().map(write).join(""),
    followsTslab: language.followsTslab,
    warmUp: () => void converter.convert([], ""),
    readAhead: () => void completed("", 0),
  };
}
