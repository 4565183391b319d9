import type { CellConverter, CellDiagnostic, ConvertedCell } from "./compiler/convert";
import type { Declarations } from "./compiler/declaration-list";
import type { Host } from "./host";
import { type CellHandle, explainUnreached, keepImports, startCell, type Values } from "./values";

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

/** Runs cells one after the other; each sees what those before it declared. */
export interface Runner {
  run(source: string, name: CellName): Promise<Outcome>;
  /** Ends the cell that is running, at the latest when it next looks; says whether there was one. */
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
  let running: CellHandle | undefined;

  async function start(cell: ConvertedCell, { url, label }: CellName): Promise<Outcome> {
    let handle: CellHandle | undefined;
    try {
      const modules = await Promise.all(cell.imports.map(({ specifier }) => host.load(specifier)));
      host.check();
      host.resumed?.(); // Compiling and loading takes its time; somebody may have asked to stop meanwhile.
      handle = startCell(values, modules, host);
      running = handle;
      keepImports(cell, modules, handle);
      const returned = host.compile({ code: cell.code, url, awaits: cell.awaits })(values, handle.cell);
      await Promise.race([returned, handle.stopped]);
      return { status: "ok", value: handle.cell.result };
    } catch (error) {
      explainUnreached(values, cell, handle?.reached ?? new Set(), label);
      return { status: "failed", error };
    } finally {
      running = undefined;
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
      running?.stop();
      return running !== undefined;
    },
    declarations: () => declarations,
    source: (url) => sources.get(url),
  };
}
