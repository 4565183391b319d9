import type { RunningCell, Values } from "./values";

/** A module as a cell sees it. `current` changes when the module's file was edited and loaded again. */
export interface LoadedModule {
  readonly current: Readonly<Record<string, unknown>>;
  /** Whether it is a file of the notebook's own and not a package's. */
  readonly isFile?: boolean;
}

/** The function into which a host compiles the body of a cell. What it returns may be a promise: then the cell ends with it. */
export type CellFunction = ($cells: Values, $cell: RunningCell) => unknown;

/** A compiled body as the host gets it. */
export interface CellBody {
  readonly code: string;
  /** The address that the stack of an error names, together with a line of `code`. */
  readonly url: string;
  readonly awaits: boolean;
}

/** What running a cell needs of the place in which it runs: a Node process or a page. */
export interface Host {
  compile(body: CellBody): CellFunction;
  /** Loads what an `import` names, seen from the folder of the cells. */
  load(specifier: string): Promise<LoadedModule>;
  /** What `import.meta` is in a cell. */
  readonly meta: object;
  /** Throws `Interrupted` when all running code is asked to stop. */
  check(): void;
  /**
   * To which run of a cell the running code belongs, as a value to compare. A function of a cell that was stopped runs for
   * the cells after it; without this a host has it stop in all of them.
   */
  owner?(): unknown;
  /** What is to be waited for, or walked over, as something that a stop can end (`waits.ts`). */
  wait?(value: unknown): unknown;
  waitEach?(values: unknown): unknown;
  /** Throws `Interrupted` in code that comes back from a wait after the cell that it belongs to was stopped. */
  resumed?(): void;
  /**
   * Whether code that came back from a wait is where the host could not break a loop; then it goes on when `inside`
   * resolves. Without them a host relies on `check` alone.
   */
  outside?(): boolean;
  inside?(): Promise<void>;
  /** Calls work of the engine's own, which sets nothing going, where a stop can break it: compiling takes long. */
  breakable?<T>(work: () => T): T;
  /** In the midst of that, calls what must not be left half done. */
  whole?<T>(work: () => T): T;
  /** Calls `work` where the host can break it; not when the host itself comes to it after the cell was stopped. */
  enter?<T>(work: () => T): T | undefined;
}
