import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { withoutAnsi } from "./ansi";
import { fileOf } from "./file-format";
import { bytesPerCell, secondsPerCell } from "./limits";
import type { Notebook } from "./notebook";
import { readOutputs } from "./read-outputs";
import { isRecord, type Json } from "./shape";

const python = fileURLToPath(new URL("../.venv/bin/python", import.meta.url));
const script = fileURLToPath(new URL("execute.py", import.meta.url));

/** What one cell may take: its time in seconds, and its outputs in bytes. */
interface Limits {
  readonly secondsPerCell: number;
  readonly bytesPerCell: number;
}

/**
 * Runs every cell in a new kernel, in the notebook's folder, and gives back the notebook with the outputs that came of it; what
 * the file had stored does not matter.
 *
 * @throws Error when a cell fails: it names the cell and shows its first line and the kernel's own message. A cell tagged
 * `raises-exception` may fail: its error is then an output like any other. A cell that takes longer or shows more than `limits`
 * allow is stopped, with its kernel.
 */
export async function executeNotebook(
  notebook: Notebook,
  limits: Limits = { secondsPerCell, bytesPerCell },
): Promise<Notebook> {
  const unrun = { ...notebook, cells: notebook.cells.map((cell) => ({ ...cell, outputs: [] })) };
  const request = { notebook: fileOf(unrun), folder: dirname(notebook.path), ...limits };
  const answer = await ask(JSON.stringify(request));
  if (isRecord(answer.failure)) throw new Error(describeFailure(notebook, answer.failure));
  const outputs = Array.isArray(answer.outputs) ? answer.outputs : [];
  const cells = notebook.cells.map((cell, index) => {
    return { ...cell, outputs: readOutputs(outputs[index], `cell ${cell.number} of ${notebook.path}`) };
  });
  return { ...notebook, cells };
}

async function ask(request: string): Promise<Json> {
  const child = spawn(python, [script], { stdio: ["pipe", "pipe", "pipe"] });
  const ended = new Promise<string>((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("close", (status, signal) => resolve(`it ended with ${signal ?? `status ${status}`}`));
  });
  child.stdin.on("error", () => {}); // Python ended before it had read all: the answer will say so.
  child.stdin.end(request);
  const [answer, messages, how] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (answer !== "") return JSON.parse(answer);
  const found = [how, messages.trim()].filter(Boolean).join("\n");
  throw new Error(`Cannot execute as the project's Python environment must answer (npm run setup makes it): ${found}`);
}

function describeFailure({ cells }: Notebook, { cell: index, name, message, traceback }: Json): string {
  const cell = typeof index === "number" ? cells[index] : undefined;
  const where = cell
    ? `cell ${cell.number} failed: ${cell.source.trim().split("\n")[0]}`
    : "the kernel could not run it";
  const lines = Array.isArray(traceback) && traceback.length > 0 ? traceback.join("\n") : `${name}: ${message}`;
  return `${where}\n${withoutAnsi(lines)}`;
}
