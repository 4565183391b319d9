import { createRequire } from "node:module";
import type { TslabConverter, TypeScript } from "../cells";

const require = createRequire(import.meta.url);

/**
 * Loads tslab's converter with `namespace` in the place of the compiler that it asks for. The converter's own code
 * stays as it is. Each call loads it anew, as a converter keeps the compiler that it was loaded with.
 */
export function loadTslab(namespace: TypeScript): { createConverter(): TslabConverter } {
  const id = require.resolve("@tslab/typescript-for-tslab");
  const converter = require.resolve("tslab/dist/converter.js");
  const module = { id, filename: id, loaded: true, exports: namespace, children: [], paths: [] };
  require.cache[id] = module as unknown as NodeJS.Module;
  delete require.cache[converter];
  return require(converter);
}
