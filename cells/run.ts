import type { CellConverter, CellDiagnostic, Conversion, ConvertedCell } from "./compiler/convert";
import type { Declarations } from "./compiler/declaration-list";
import type { CellImport } from "./compiler/script";
import { expectNames } from "./expected";
import type { Host } from "./host";
import { Interrupted } from "./interrupted";
import { checkProvided } from "./provided";
import { createThrown } from "./thrown";
import type { Frame } from "./trace";
import { type CellHandle, keepImports, startCell, type Values } from "./values";

/** How a run of a cell is called: `label` in messages, as in `cell [3]`; `url` in stacks, new for each run. */
export interface CellName {
  readonly label: string;
  readonly url: string;
}

/** A cell that was compiled, as the errors that come out of it need it. */
export interface CellSource extends CellName {
  readonly source: string;
  /** The source map from the compiled body to the cell, as JSON. */
  readonly map: string;
}

export type Outcome =
  | { readonly status: "ok"; readonly value: unknown }
  | { readonly status: "rejected"; readonly diagnostics: readonly CellDiagnostic[] }
  /** `from` is where the cell asked for what failed, which may be in no stack: its `import`, or what it waited for. */
  | { readonly status: "failed"; readonly error: unknown; readonly from?: Frame };

/** Runs cells; each sees what those before it declared. One may begin while another waits for something. */
export interface Runner {
  run(source: string, name: CellName): Promise<Outcome>;
  /** Ends the cells that are running, at the latest when they next look; says whether there was one. */
  interrupt(): boolean;
  /** The declarations of all cells so far. */
  declarations(): Declarations;
  /** The cell that was compiled under a URL. */
  source(url: string): CellSource | undefined;
  /** Remembers where a value was thrown; gives it back. */
  thrown<T>(value: T, isOld?: boolean): T;
  /** An error that was made where this value was thrown, which has no calls of its own. */
  placeOf(thrown: unknown): Error | undefined;
}

export function createRunner(converter: CellConverter, host: Host): Runner {
  const values: Values = {};
  const sources = new Map<string, CellSource>();
  let declarations: Declarations = [];
  const running = new Set<CellHandle>();
  const thrown = createThrown();

  async function start(cell: ConvertedCell, { url, label, source }: CellSource): Promise<Outcome> {
    const handle = startCell(values, host, thrown);
    // Another cell may run while this one waits, and use what it has not computed yet.
    const reach = expectNames(values, cell, label);
    let from: Frame | undefined;
    const load = async (asked: CellImport) => {
      const { line, character } = asked.place;
      try {
        const module = await host.load(asked.specifier);
        checkProvided(asked, module);
        return module;
      } catch (error) {
        from ??= at(line + 1, character + 1);
        throw error;
      }
    };
    const at = (line: number, column: number): Frame => ({ call: "", place: label, line, column, source });
    try {
      running.add(handle);
      const modules = await Promise.race([Promise.all(cell.imports.map(load)), handle.stopped]);
      host.check();
      host.resumed?.(); // Compiling and loading takes its time; somebody may have asked to stop meanwhile.
      keepImports(cell, modules, handle);
      const returned = host.compile({ code: cell.code, url, awaits: cell.awaits })(values, handle.cell);
      await Promise.race([returned, handle.stopped]);
      reach.end();
      return { status: "ok", value: handle.cell.result };
    } catch (error) {
      reach.stopped();
      const [line, column] = handle.cell.place.split(":").map(Number);
      return { status: "failed", error, from: from ?? (column ? at(line, column) : undefined) };
    } finally {
      running.delete(handle);
    }
  }

  /** Compiles a cell where a stop can break that: a long table of numbers takes seconds. */
  function convert(source: string): Conversion {
    const { breakable = (work) => work() } = host;
    try {
      return breakable(() => converter.convert(declarations, source));
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      converter.abandon();
      return { ok: false, error };
    }
  }

  return {
    async run(source, name) {
      const conversion = convert(source);
      if ("error" in conversion) return { status: "failed", error: conversion.error };
      if (!conversion.ok) return { status: "rejected", diagnostics: conversion.diagnostics };
      const { cell } = conversion;
      const own = { ...name, source, map: cell.map };
      sources.set(name.url, own);
      // Before the cell runs: what it declares and reaches is known afterwards even if it throws.
      declarations = cell.declarations;
      thrown.forget();
      return start(cell, own);
    },
    interrupt() {
      for (const handle of running) handle.stop();
      return running.size > 0;
    },
    declarations: () => declarations,
    source: (url) => sources.get(url),
    thrown: thrown.remember,
    placeOf: thrown.placeOf,
  };
}
