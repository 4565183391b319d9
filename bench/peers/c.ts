import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { random } from "../../lib/index";
import { cache, type Numbers, saved } from "../numbers";

/** What the C program found, and the milliseconds of each rule that it ran, in its fastest round. */
export interface Answer {
  readonly ms: readonly number[];
  readonly losses: readonly number[];
  readonly w: readonly number[];
}

export interface Work {
  /** `stream` and `gather` only read: all rows as they lie in memory, or in random order. */
  readonly job: "lecture" | "epoch" | "stream" | "gather";
  readonly seed: number;
  readonly epochs: number;
  readonly batchSize: number;
}

/** How to have C in the bench. */
export const addC = "C: install gcc (Debian, Ubuntu: sudo apt-get install gcc), or set CC to a compiler";

/** The C program, compiled for so many columns; undefined where there is no compiler. */
export function compiled(cols: number, env = process.env) {
  const source = fileURLToPath(new URL("descent.c", import.meta.url));
  const program = join(cache, `descent-${cols}`);
  mkdirSync(cache, { recursive: true });
  const args = ["-O3", "-march=native", `-DD=${cols}`, source, "-o", program, "-lm"];
  const { status } = spawnSync(env.CC ?? "gcc", args, { stdio: "ignore" });
  if (status !== 0) return undefined;
  return (numbers: Numbers, work: Work, rounds: number): Answer => {
    const { stdout, status } = spawnSync(program, argumentsOf(numbers, work, rounds), { encoding: "utf8" });
    if (status !== 0) throw new Error(`Cannot run the C program as it must end well: its exit code is ${status}`);
    return JSON.parse(stdout) as Answer;
  };
}

function argumentsOf(numbers: Numbers, { job, seed, epochs, batchSize }: Work, rounds: number): string[] {
  const start = String(random(seed).state[0] >>> 0);
  return [job, saved(numbers), String(rounds), start, String(epochs), String(batchSize)];
}

/**
 * The milliseconds that two processes of the compiled program take, at the same time or one after the other: how much
 * faster the first is, is what this machine gives to any two programs.
 */
export function twoProcesses(numbers: Numbers, work: Work, rounds: number, atOnce: boolean): number {
  const program = join(cache, `descent-${numbers.x.cols}`);
  const both = `"$0" "$@" ${atOnce ? "&" : ";"} "$0" "$@"; wait`;
  const began = performance.now();
  spawnSync("sh", ["-c", both, program, ...argumentsOf(numbers, work, rounds)], { stdio: "ignore" });
  return performance.now() - began;
}

/** Throws unless the numbers agree but for rounding: compilers make one rounding of a product and a sum. */
export function assertSame(ours: readonly number[], theirs: readonly number[], tolerance = 1e-10): void {
  const size = Math.max(...ours.map(Math.abs));
  const apart = Math.max(...ours.map((value, k) => Math.abs(value - theirs[k]))) / size;
  if (ours.length === theirs.length && apart <= tolerance) return;
  throw new Error(`Cannot compare times as both must have the same result: they are ${apart} apart`);
}
