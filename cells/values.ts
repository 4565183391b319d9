import { type Callbacks, createCallbacks } from "./callbacks";
import type { ConvertedCell } from "./compiler/convert";
import type { Host, LoadedModule } from "./host";
import type { Thrown } from "./thrown";
import { withReadableMessage } from "./trace";

/** What the code of a cell can ask for; the emitter writes the calls (`compiler/script.ts`, `compiler/guard.ts`, …). */
export interface RunningCell extends Callbacks {
  /** The modules that it imports, from when they are loaded. */
  imports: readonly Readonly<Record<string, unknown>>[];
  result: unknown;
  keep(name: string, value: unknown): void;
  define(name: string, get: () => unknown, set: (value: unknown) => void): void;
  check(): void;
  /** What is to be waited for where a `finally` stands behind (`waits.ts`). */
  wait(value: unknown): unknown;
  /** Gives back what an `await` came to, unless the cell was stopped meanwhile. */
  resumed<T>(value: T, inside: unknown): T;
  /** Gives back what is thrown, and remembers where that was. */
  thrown<T>(value: T): T;
  /** Takes the names of the emitted code out of what a cell catches. */
  caught(error: unknown): void;
  outside(): boolean;
  inside(): Promise<void> | undefined;
  import(specifier: string): Promise<unknown>;
  /** What `import.meta` is. */
  readonly meta: object;
}

/** The values that cells declared, by name: the `$cells` of the emitted code. */
export type Values = Record<string, unknown>;

/** Thrown inside a cell that was asked to stop. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  constructor() {
    super("the cell was stopped; what it had computed by then is kept");
  }
}

/** A cell on its way: the object that its code talks to, and the way to end it. */
export interface CellHandle {
  readonly cell: RunningCell;
  /** Rejects when the cell is stopped; never resolves. */
  readonly stopped: Promise<never>;
  stop(): void;
}

/** Connects a cell to the values of all cells. Each cell has its own, so that stopping one cannot stop the next. */
export function startCell(values: Values, host: Host, thrown: Thrown): CellHandle {
  let over = false;
  const owner = host.owner?.();
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      over = true;
      reject(new Interrupted());
    };
  });
  stopped.catch(() => {}); // Nobody may be waiting.
  const define = (name: string, attributes: PropertyDescriptor) =>
    void Object.defineProperty(values, name, { ...attributes, enumerable: true, configurable: true });
  const cell: RunningCell = {
    imports: [],
    result: undefined,
    keep: (name, value) => define(name, { value, writable: true }),
    define: (name, get, set) => define(name, { get, set }),
    check() {
      if (over && host.owner?.() === owner) throw new Interrupted();
      host.check();
    },
    wait: (value) => host.wait?.(value) ?? value,
    resumed(value) {
      cell.check();
      host.resumed?.();
      return value;
    },
    thrown: thrown.remember,
    caught: withReadableMessage,
    ...createCallbacks(host),
    outside: () => host.outside?.() ?? false,
    inside: () => host.inside?.(),
    import: async (specifier) => (await host.load(specifier)).current,
    meta: host.meta,
  };
  return { cell, stopped, stop };
}

/**
 * Makes the imported names of a cell known to the cells after it. They are looked up in the module when they are used,
 * so that an edit of the module's file reaches a cell that uses the name without importing it again.
 */
export function keepImports({ imports }: ConvertedCell, modules: readonly LoadedModule[], { cell }: CellHandle): void {
  cell.imports = modules.map(({ current }) => current);
  imports.forEach(({ names }, i) => {
    for (const [local, exported] of Object.entries(names)) {
      const get = () => (exported === "*" ? modules[i].current : modules[i].current[exported]);
      cell.define(local, get, (value) => cell.keep(local, value));
    }
  });
}
