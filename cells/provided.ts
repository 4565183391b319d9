import type { CellImport } from "./compiler/script";
import type { LoadedModule } from "./host";

/**
 * Looks whether a file has what a cell imports from it, in V8's words for an ES module. A cell that is not checked would
 * find `undefined` and fail elsewhere. What is CommonJS may add names later, and files that import each other are not asked:
 * those that a cell imports have run to their end.
 *
 * @throws SyntaxError when a name is missing
 */
export function checkProvided({ specifier, names }: CellImport, { current, isFile }: LoadedModule): void {
  if (!isFile || !current.__esModule) return;
  const missing = Object.values(names).find((name) => name !== "*" && !(name in current));
  if (missing === undefined) return;
  throw new SyntaxError(`The requested module '${specifier}' does not provide an export named '${missing}'`);
}
