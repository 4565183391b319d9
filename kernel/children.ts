import childProcess from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { StringDecoder } from "node:string_decoder";
import type { Jobs } from "./jobs";
import type { Output } from "./output";
import { closePipes, makePipes } from "./pipes";
import { descendants, signal } from "./processes";
import { standIn } from "./stand-in";
import type { StreamName, ToSockets } from "./threads";

/** A child before it is started: `spawn`, `exec`, `execFile` and `fork` all come by here. */
type Unborn = childProcess.ChildProcess & {
  spawn(options: { stdio?: unknown; detached?: boolean }): unknown;
  /** What `unref` tells not to keep the process waiting. */
  _handle?: { hasRef?(): boolean };
};
type SyncCall = (...args: unknown[]) => unknown;

/** How long a child may take to end by itself when it is interrupted, in milliseconds. */
const FAREWELL = 500;
/** The same when the kernel ends, for which its socket thread gives it little time. */
const LAST_FAREWELL = 100;

/**
 * Makes the child processes of a cell part of it: what they print appears there, and they end when it is stopped, or with
 * the kernel. One that was detached and left to itself stays then.
 *
 * A child that was to share the kernel's own streams would print into the terminal of Jupyter's server, where nobody looks.
 *
 * @param check throws when all is asked to stop
 */
export function ownChildren(
  jobs: Jobs,
  print: Output["print"],
  post: (message: ToSockets) => void,
  check: () => void,
): void {
  const alive = new Map<number, () => boolean>();
  const prototype = childProcess.ChildProcess.prototype as Unborn;
  const { spawnSync } = childProcess;
  const { spawn } = prototype;
  prototype.spawn = standIn(spawn, (self, [options]) => {
    const child = self as Unborn;
    jobs.check();
    const { stdio, shared } = withoutShared(options.stdio);
    const failed = spawn.call(child, { ...options, stdio });
    for (const name of shared) printAll(child, name, print);
    const { pid } = child;
    if (pid === undefined) return failed;
    alive.set(pid, () => Boolean(options.detached) && child._handle?.hasRef?.() === false);
    const forget = jobs.onStop(() => endTree(pid));
    child.once("exit", () => {
      alive.delete(pid);
      forget();
    });
    return failed;
  });
  for (const name of ["spawnSync", "execSync", "execFileSync"] as const) {
    const call = childProcess[name] as SyncCall;
    const own = standIn(call, (_, args) => {
      jobs.check();
      const { given, shared } = withPipes(args, spawnSync);
      const parent = jobs.parent();
      const prints = shared.map(({ stream, pipe }) => ({ fd: pipe.readable, stream, parent }));
      post({ kind: "child", spared: [...alive.keys()], prints });
      try {
        return call(...given);
      } finally {
        closePipes(shared.map(({ pipe }) => pipe));
        post({ kind: "child", spared: undefined });
        // A child that the stop has ended is no failure for its cell to catch.
        check();
      }
    });
    Object.assign(childProcess, { [name]: own });
  }
  syncBuiltinESMExports();
  process.on("exit", () => endAll([...alive].filter(([, isLeft]) => !isLeft()).map(([pid]) => pid)));
}

/** Replaces the kernel's own streams by pipes, and says which. */
function withoutShared(given: unknown): { stdio: unknown[] | unknown; shared: StreamName[] } {
  if (given !== "inherit" && !Array.isArray(given)) return { stdio: given, shared: [] };
  const stdio: unknown[] = Array.isArray(given) ? [...given] : ["inherit", "inherit", "inherit"];
  const isShared = (name: StreamName, i: number) => new Set<unknown>(["inherit", process[name], i]).has(stdio[i]);
  const shared = (["stdout", "stderr"] as const).filter((name, i) => isShared(name, i + 1));
  for (const name of shared) stdio[name === "stdout" ? 1 : 2] = "pipe";
  // Nobody types into the kernel.
  if (stdio[0] === "inherit" || stdio[0] === 0 || stdio[0] === process.stdin) stdio[0] = "ignore";
  return { stdio, shared };
}

/**
 * Prints what a child writes, as it comes: its last words, too, when its cell was stopped. The child itself has no such
 * stream then, as it would be without us.
 */
function printAll(child: childProcess.ChildProcess, name: StreamName, print: Output["print"]): void {
  const decoder = new StringDecoder("utf8");
  child[name]?.on("data", (chunk: Buffer) => print(name, decoder.write(chunk)));
  Object.assign(child, { [name]: null });
}

/**
 * Puts pipes in the place of the kernel's own streams among the arguments of a function that waits for a child: what
 * comes out of them is shown while it waits.
 */
function withPipes(args: unknown[], spawn: typeof childProcess.spawnSync) {
  const at = args.findIndex((arg, i) => i > 0 && typeof arg === "object" && arg !== null && !Array.isArray(arg));
  const options = args[at] as { stdio?: unknown } | undefined;
  const { stdio, shared: names } = withoutShared(options?.stdio);
  if (names.length === 0 || !Array.isArray(stdio)) return { given: args, shared: [] };
  const pipes = makePipes(names.length, spawn);
  const shared = names.map((stream, i) => ({ stream, pipe: pipes[i] }));
  for (const { stream, pipe } of shared) stdio[stream === "stdout" ? 1 : 2] = pipe.writable;
  return { given: args.with(at, { ...options, stdio }), shared };
}

/** First as Ctrl-C would; then for good. */
function endTree(root: number): void {
  const tree = [root, ...descendants(root)];
  signal(tree, "SIGINT");
  setTimeout(() => signal([...new Set([...tree, ...descendants(root)])], "SIGKILL"), FAREWELL).unref();
}

/** The same where no timer fires any more. */
function endAll(roots: readonly number[]): void {
  if (roots.length === 0) return;
  const tree = roots.flatMap((root) => [root, ...descendants(root)]);
  signal(tree, "SIGINT");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LAST_FAREWELL);
  signal([...new Set([...tree, ...roots.flatMap(descendants)])], "SIGKILL");
}
