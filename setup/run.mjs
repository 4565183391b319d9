// Programs that a step runs: each in a process group of its own, so that stopping ends all of it, with its output in a
// file that is quoted only when it fails.
import { spawn } from "node:child_process";
import { appendFileSync, closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { programFailed } from "./errors.mjs";
import { alive, nameOf } from "./processes.mjs";

const running = new Set();
let stopping = false;
let record;

/**
 * Runs a program to its end and resolves to what it wrote to stdout; throws with its output when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ log: string, cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number }} options
 */
export async function run(command, args, { log, cwd, env = process.env, timeout }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, "a");
  const before = fstatSync(file).size;
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", file] });
  closeSync(file);
  if (record && child.pid) appendFileSync(record, `${nameOf(child.pid)}\n`);
  running.add(child);
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  const timer = timeout && setTimeout(() => signalGroup(child.pid, "SIGKILL"), timeout);
  const end = await ending(child);
  clearTimeout(timer);
  running.delete(child);
  // Whoever stops the set-up ends this process soon; until then nobody must take the stopped program for a failed one.
  if (stopping) await new Promise(() => {});
  const output = Buffer.concat(chunks).toString();
  if (end.code !== 0) {
    const errors = readFileSync(log).subarray(before).toString();
    throw programFailed(command, end, `${output}\n${errors}`, log);
  }
  return output;
}

/**
 * Keeps the programs that run from now on in a file. A set-up that is killed outright leaves them running; this ends
 * those of the one before, which would go on writing into what is made anew now.
 */
export function recordPrograms(file) {
  const names = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  for (const name of names) {
    const pid = alive(name);
    if (pid) signalGroup(pid, "SIGKILL");
  }
  rmSync(file, { force: true });
  record = file;
}

/** Ends every program that is running, at first as Ctrl-C does; resolves when all of them are gone. */
export async function endAll(grace = 1000) {
  stopping = true;
  const children = [...running];
  const gone = Promise.all(children.map(ending));
  for (const child of children) signalGroup(child.pid, "SIGINT");
  const timer = setTimeout(() => {
    for (const child of children) signalGroup(child.pid, "SIGKILL");
  }, grace);
  await gone;
  clearTimeout(timer);
}

function ending(child) {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ error }));
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
