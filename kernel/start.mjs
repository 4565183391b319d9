// node kernel/start.mjs CONNECTION_FILE: what the kernel spec calls.
//
// Node 20 does not read TypeScript, and translating thirty files at every start would cost a third of a second. So the
// kernel is kept translated beside the other things that the set-up makes, and translated again when a source is newer.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { forgetOld } from "./forget-old.mjs";

/** Who started the kernel. Asked first: later it may be gone, and another in its place. */
const parent = process.ppid;
const home = dirname(dirname(fileURLToPath(import.meta.url)));
const all = join(home, ".cache", "kernel");

const sources = ["kernel", "cells"].flatMap((folder) =>
  readdirSync(join(home, folder), { recursive: true }).map((file) => join(home, folder, file)),
);
const newest = Math.max(...[...sources, join(home, "package.json")].map((file) => statSync(file).mtimeMs));
// Named by its sources, so that a kernel that runs keeps its own while another is translated.
const translated = join(all, String(Math.floor(newest)));
if (!existsSync(join(translated, "main.mjs"))) await translate();

const { startKernel } = await import(pathToFileURL(join(translated, "main.mjs")).href);
startKernel({
  connectionFile: process.argv[2],
  home,
  parent,
  socketThread: join(translated, "socket-thread.mjs"),
  threadStart: join(translated, "thread-start.cjs"),
  compiledFiles: join(translated, "files"),
});

/** Several kernels may start at once: each translates into a folder of its own, and the first one to finish stays. */
async function translate() {
  const { build } = await import("esbuild");
  const fresh = `${translated}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const source = (name) => join(home, "kernel", `${name}.ts`);
  const common = {
    outdir: fresh,
    bundle: true,
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "warning",
  };
  const modules = { outExtension: { ".js": ".mjs" }, format: "esm", splitting: true, sourcemap: "linked" };
  await Promise.all([
    build({ ...common, ...modules, entryPoints: ["main", "socket-thread", "signal-thread"].map(source) }),
    // Node loads it before a thread's own file, which may be of either kind.
    build({ ...common, outExtension: { ".js": ".cjs" }, format: "cjs", entryPoints: [source("thread-start")] }),
  ]);
  try {
    renameSync(fresh, translated);
  } catch {
    // Another kernel was faster, with the same result.
    rmSync(fresh, { recursive: true, force: true });
  }
  forgetOld(all, translated);
}
