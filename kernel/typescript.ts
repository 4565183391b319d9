import { createRequire } from "node:module";

/**
 * The TypeScript compiler.
 *
 * An `import` of its nine megabytes of CommonJS would search them for what they export, and for signs that they are
 * something else, before they run: the first cell would wait for that.
 */
export const ts: typeof import("typescript") = createRequire(import.meta.url)("typescript");
