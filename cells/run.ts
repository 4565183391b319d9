import type { CellConverter, CellDiagnostic, ConvertedCell } from "./compiler/convert";
import type { Declarations } from "./compiler/declaration-list";
import type { Host } from "./host";
import { type CellHandle, expectNames, keepImports, startCell, type Values } from "./values";

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
  | { readonly status: "failed"; readonly error: unknown };

/** Runs cells; each sees what those before it declared. One may begin while another waits for something. */
export interface Runner {
  run(source: string, name: CellName): Promise<Outcome>;
  /** Ends the cells that are running, at the latest when they next look; says whether there was one. */
  interrupt(): boolean;
  /** The declarations of all cells so far. */
  declarations(): Declarations;
  /** The cell that was compiled under a URL. */
  source(url: string): CellSource | undefined;
}

export function createRunner(converter: CellConverter, host: Host): Runner {
  const values: Values = {};
  const sources = new Map<string, CellSource>();
  let declarations: Declarations = [];
  const running = new Set<CellHandle>();

  async function start(cell: ConvertedCell, { url, label }: CellName): Promise<Outcome> {
    const handle = startCell(values, host);
    // Another cell may run while this one waits, and use what it has not computed yet.
    const reach = expectNames(values, cell, label);
    try {
      running.add(handle);
      const loading = Promise.all(cell.imports.map(({ specifier }) => host.load(specifier)));
      const modules = await Promise.race([loading, handle.stopped]);
      host.check();
      host.resumed?.(); // Compiling and loading takes its time; somebody may have asked to stop meanwhile.
      keepImports(cell, modules, handle);
      const returned = host.compile({ code: cell.code, url, awaits: cell.awaits })(values, handle.cell);
      await Promise.race([returned, handle.stopped]);
      reach.end();
      return { status: "ok", value: handle.cell.result };
    } catch (error) {
      reach.stopped();
      return { status: "failed", error };
    } finally {
      running.delete(handle);
    }
  }

  return {
    async run(source, name) {
      const conversion = converter.convert(declarations, source);
      if (!conversion.ok) return { status: "rejected", diagnostics: conversion.diagnostics };
      const { cell } = conversion;
      sources.set(name.url, { ...name, source, map: cell.map });
      // Before the cell runs: what it declares and reaches is known afterwards even if it throws.
      declarations = cell.declarations;
      return start(cell, name);
    },
    interrupt() {
      for (const handle of running) handle.stop();
      return running.size > 0;
    },
    declarations: () => declarations,
    source: (url) => sources.get(url),
  };
}
