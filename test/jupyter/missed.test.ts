import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, it } from "node:test";
import { HOME } from "../home";

/** A message that a server has kept: its channel, its kind, and how long its text is. */
type Kept = readonly [channel: string, kind: string, length: number];

const PROGRAM = `
import json, sys
from descent_jupyter.missed import latest_output
kept = [(channel, [b"kernel.4f2a." + kind.encode(), b"x" * length]) for channel, kind, length in json.load(sys.stdin)]
latest = [(channel, frames[0].decode().rpartition(".")[2], len(frames[1])) for channel, frames in latest_output(kept)]
print(json.dumps(latest))
`;

/** What the next page hears of it. */
function latestOutput(kept: readonly Kept[]): Kept[] {
  const python = join(HOME, ".venv", "bin", "python");
  return JSON.parse(execFileSync(python, ["-c", PROGRAM], { input: JSON.stringify(kept), encoding: "utf8" }));
}

describe("what a server kept while no page was there", () => {
  it("comes to the next page in its order, without replies and what widgets say", () => {
    const output: Kept[] = [
      ["iopub", "execute_input", 1],
      ["iopub", "stream", 2],
      ["iopub", "execute_result", 3],
      ["iopub", "status", 4],
    ];
    const others: Kept[] = [
      ["iopub", "comm_open", 5],
      ["shell", "execute_reply", 6],
      ["iopub", "comm_msg", 7],
    ];
    assert.deepEqual(
      latestOutput([others[0], output[0], output[1], others[1], output[2], others[2], output[3]]),
      output,
    );
  });

  it("is the end of it where it is much: a thousand messages, or a megabyte of text beside figures of any size", () => {
    const prints = Array.from({ length: 1500 }, (_, n): Kept => ["iopub", "stream", n % 10]);
    assert.deepEqual(latestOutput(prints), prints.slice(500));
    const long = Array.from({ length: 30 }, (): Kept => ["iopub", "stream", 99_000]);
    const figure: Kept = ["iopub", "display_data", 3_000_000];
    assert.deepEqual(latestOutput([...long, figure]), [...long.slice(20), figure]);
  });
});
