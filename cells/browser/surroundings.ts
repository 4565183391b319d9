import type { CompiledModule } from "../compiler/module";

/** What a page holds for its cells: the texts that the compiler reads, and the code that imports lead to. */
export interface Surroundings {
  /**
   * Texts by path: the declarations of the language in `TYPESCRIPT`, what cells can use in `TYPINGS`, packages in
   * `/node_modules`, and what stands beside the notebook in `NOTEBOOK`.
   */
  readonly files: Readonly<Record<string, string>>;
  /** Modules that were compiled in advance, by path. */
  readonly modules: Readonly<Record<string, CompiledModule>>;
  /** The module that a package's name leads to: `descent` → `/lib/index.ts`. */
  readonly packages: Readonly<Record<string, string>>;
}

/** The folder of the cells: relative imports start here. */
export const NOTEBOOK = "/notebook";
/** The folder with the declarations of the language. */
export const TYPESCRIPT = "/typescript";
/** The folder whose files every cell sees. */
export const TYPINGS = "/typings";
