import { createRequire } from "node:module";
import type { Content } from "./message";

interface TslabCompleteness {
  isCompleteCode(source: string): { completed: boolean; indent?: string };
}

/** Says to a console whether Enter should run the text or open another line. */
export function completeness(source: string): Content {
  const { isCompleteCode } = createRequire(import.meta.url)("tslab/dist/converter.js") as TslabCompleteness;
  const { completed, indent = "" } = isCompleteCode(source);
  return completed ? { status: "complete" } : { status: "incomplete", indent };
}
