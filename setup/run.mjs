// Programs that a step runs: in a process group of their own, so that stopping ends all of them, with their output in a
// file that is quoted only when they fail.
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { explain } from "./errors.mjs";

const running = new Set();

/** Runs a program to its end; throws with the end of its output when it fails. Resolves to what it wrote to stdout. */
export async function run(command, args, { log, cwd, env = process.env, timeout } = {}) {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, "a");
  try {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", file] });
    const output = [];
    child.stdout.on("data", (chunk) => output.push(chunk));
    running.add(child);
    const timer = timeout && setTimeout(() => endGroup(child, "SIGKILL"), timeout);
    const end = await new Promise((resolve) => {
      child.on("error", (error) => resolve({ error }));
      child.on("close", (code, signal) => resolve({ code, signal }));
    });
    clearTimeout(timer);
    running.delete(child);
    const text = Buffer.concat(output).toString();
    if (end.error || end.code !== 0) throw explain(command, end, `${text}\n${readFileSync(log, "utf8")}`, log);
    return text;
  } finally {
    closeSync(file);
  }
}

/** Ends every program that is running, first politely; resolves when all are gone. */
export async function endAll(grace = 3000) {
  const children = [...running];
  const ended = children.map((child) => new Promise((resolve) => child.once("close", resolve)));
  for (const child of children) endGroup(child, "SIGTERM");
  const timer = setTimeout(() => {
    for (const child of children) endGroup(child, "SIGKILL");
  }, grace);
  await Promise.all(ended);
  clearTimeout(timer);
}

function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}
