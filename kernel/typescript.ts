import { createRequire } from "node:module";
import { join } from "node:path";
import { loadCompiled } from "./load-compiled";

const require = createRequire(import.meta.url);
const file = require.resolve("typescript");
const { version } = require("typescript/package.json");
const folder = join(file, "../../../../.cache/typescript", version);
const { exports, keep } = loadCompiled<typeof import("typescript")>(file, folder);

/** The TypeScript compiler. */
export const ts = exports;

/** Keeps what V8 has made of the compiler. Called after it has worked, so that the functions in use are among it. */
export const keepCompiler = keep;
