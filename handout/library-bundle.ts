import { buildSync } from "esbuild";
import { home, pageOptions } from "./page-bundle";

let made: string | undefined;

/**
 * The library as one classic script for pages, made once however many handouts there are. It declares a function, whose text a page
 * gives to its worker (browser/compute.js) and which defines `descent` there: `library`, as a drawing function gets it, and `decode` for its data.
 */
export function libraryBundle(): string {
  made ??= `globalThis.descentLibrary = () => {\n${bundle()}};\n`;
  return made;
}

function bundle(): string {
  const { outputFiles } = buildSync({
    ...pageOptions,
    stdin: { contents: ENTRY, resolveDir: home, loader: "ts" },
    // Errors and pictures say the names of functions.
    keepNames: true,
  });
  return outputFiles[0].text;
}

const ENTRY = `
  import * as library from "./lib/index";
  import { decode } from "./lib/explore/encode";
  globalThis.descent = { library, decode };
`;
