// Programs that a step runs: each in a process group of its own, so that stopping ends all of it, with its output in a
// file that is quoted only when it fails.
import { spawn } from "node:child_process";
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { programFailed } from "./errors.mjs";

const running = new Set();
let stopping = false;

/** Runs a program to its end and resolves to what it wrote to stdout; throws with the end of its output when it fails. */
export async function run(command, args, { log, cwd, env = process.env, timeout } = {}) {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, "a");
  const before = fstatSync(file).size;
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", file] });
  closeSync(file);
  running.add(child);
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  const timer = timeout && setTimeout(() => signalGroup(child, "SIGKILL"), timeout);
  const end = await ending(child);
  clearTimeout(timer);
  running.delete(child);
  const output = Buffer.concat(chunks).toString();
  // Whoever stops the set-up ends this process soon; until then nobody must take the stopped program for a failed one.
  if (stopping) await new Promise(() => {});
  if (end.code !== 0) {
    const errors = readFileSync(log).subarray(before).toString();
    throw programFailed(command, end, `${output}\n${errors}`, log);
  }
  return output;
}

/** Ends every program that is running, at first politely; resolves when all of them are gone. */
export async function endAll(grace = 3000) {
  stopping = true;
  const children = [...running];
  const gone = Promise.all(children.map(ending));
  for (const child of children) signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => {
    for (const child of children) signalGroup(child, "SIGKILL");
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

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}
