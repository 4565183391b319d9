// The frame of every command: errors are shown as a person reads them, and the exit code is right.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { describe } from "./errors.mjs";
import { whenNpmIsGone } from "./parent.mjs";

/** Runs a command's work, which may resolve to an exit code. */
export async function command(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    console.error(describe(error));
    process.exitCode = error?.exitCode ?? 1;
  }
}

/** Runs a program in our place: it has the terminal, gets our signals, and its exit code is the answer. */
export async function inForeground(program, args, { cwd, env = process.env } = {}) {
  const child = spawn(program, args, { cwd, env, stdio: "inherit" });
  // From a terminal Ctrl-C reaches the child by itself; a second one would cut its own tidying short.
  const hasTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
  const pass = (signal) => {
    if (!(signal === "SIGINT" && hasTerminal)) child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, pass);
  const stopLooking = whenNpmIsGone(() => child.kill());
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
    });
  } finally {
    stopLooking();
    for (const signal of signals) process.off(signal, pass);
  }
}
