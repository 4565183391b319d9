import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";

/** The folder of the project, where the imports of a bundle begin. */
export const home = fileURLToPath(new URL("..", import.meta.url));

/** How modules of the project become one classic script for a page: small, and the same for Chromium, Firefox and Safari. */
export const pageOptions = {
  bundle: true,
  write: false,
  minify: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
} satisfies BuildOptions;
