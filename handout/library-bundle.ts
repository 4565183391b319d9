import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

let made: string | undefined;

/**
 * The library as one classic script for pages, made once however many handouts there are. It defines `descentLibrary`: the library
 * as a drawing function gets it, and `decode` for its data.
 */
export function libraryBundle(): string {
  made ??= bundle();
  return made;
}

function bundle(): string {
  const { outputFiles } = buildSync({
    stdin: { contents: ENTRY, resolveDir: fileURLToPath(new URL("..", import.meta.url)), loader: "ts" },
    bundle: true,
    write: false,
    minify: true,
    // Errors and pictures say the names of functions.
    keepNames: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
  });
  return outputFiles[0].text;
}

const ENTRY = `
  import * as library from "./lib/index";
  import { decode } from "./lib/explore/encode";
  globalThis.descentLibrary = { library, decode };
`;
