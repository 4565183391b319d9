import { type Callbacks, createCallbacks } from "./callbacks";
import type { ConvertedCell } from "./compiler/convert";
import type { Host, LoadedModule } from "./host";
import { Interrupted } from "./interrupted";
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
  /** What is to be waited for where a stop must end the wait (`waits.ts`), and what `for await` is to walk over there. */
  wait(value: unknown): unknown;
  waitEach(values: unknown): unknown;
  /** Gives back what the top level is about to wait for, and notes where: `3:1`. */
  waitsAt<T>(value: T, place: string): T;
  /** Where the top level waits, or waited last; empty before that. */
  place: string;
  /** Gives back what an `await` came to, unless the cell was stopped meanwhile; `place` is where it waits then. */
  resumed<T>(value: T, inside: unknown, place?: string): T;
  /** Gives back what is thrown, and remembers where that was; an error that was made elsewhere is remembered, too. */
  thrown<T>(value: T, isOld?: boolean): T;
  /** Takes the names of the emitted code out of what a cell catches; its own stop it does not catch. */
  caught(error: unknown): void;
  outside(): boolean;
  inside(): Promise<void> | undefined;
  import(specifier: string): Promise<unknown>;
  /** What `import.meta` is. */
  readonly meta: object;
}

/** What the code of a file that cells import asks of its surroundings (`compiler/guard.ts`, `compiler/thrown.ts`). */
export type FileGuard = Pick<
  RunningCell,
  "check" | "wait" | "waitEach" | "resumed" | "thrown" | "outside" | "inside" | "import" | "meta"
>;

/** The values that cells declared, by name: the `$cells` of the emitted code. */
export type Values = Record<string, unknown>;

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
  const goesOn = () => {
    cell.check();
    host.resumed?.();
  };
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
    waitEach: (values) => host.waitEach?.(values) ?? values,
    waitsAt(value, place) {
      cell.place = place;
      return value;
    },
    place: "",
    resumed(value, _, place = cell.place) {
      cell.place = place;
      goesOn();
      return value;
    },
    thrown: thrown.remember,
    caught(error) {
      if (error instanceof Interrupted) goesOn();
      withReadableMessage(error);
    },
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
