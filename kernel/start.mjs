// node kernel/start.mjs CONNECTION_FILE: what the kernel spec calls.
//
// Node 20 does not read TypeScript, and translating thirty files at every start would cost a third of a second. So the
// kernel is kept translated beside the other things that the set-up makes, and translated again when a source is newer.

import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const translated = join(home, ".cache", "kernel");

const sources = ["kernel", "cells"].flatMap((folder) =>
  readdirSync(join(home, folder), { recursive: true }).map((file) => join(home, folder, file)),
);
const newest = Math.max(...[...sources, join(home, "package.json")].map((file) => statSync(file).mtimeMs));
const made = statSync(join(translated, "main.mjs"), { throwIfNoEntry: false });
if (!made || made.mtimeMs < newest) await translate();

const { startKernel } = await import(pathToFileURL(join(translated, "main.mjs")).href);
startKernel({
  connectionFile: process.argv[2],
  home,
  socketThread: join(translated, "socket-thread.mjs"),
});

/** Several kernels may start at once: each translates into a folder of its own, and the last one to finish stays. */
async function translate() {
  const { build } = await import("esbuild");
  const fresh = `${translated}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  await build({
    entryPoints: ["main", "socket-thread"].map((name) => join(home, "kernel", `${name}.ts`)),
    outdir: fresh,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "linked",
    logLevel: "warning",
  });
  const old = `${fresh}-old`;
  try {
    renameSync(translated, old);
  } catch {
    // There was none, or another kernel has just moved it.
  }
  try {
    renameSync(fresh, translated);
  } catch {
    // Another kernel was faster, with the same result.
  }
  for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
}
