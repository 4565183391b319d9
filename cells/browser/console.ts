import type { Emit } from "./output";
import { asLine, asText } from "./text";

type Method = (...args: unknown[]) => void;

/**
 * The `console` of a cell: what it prints belongs to the cell and leaves through `emit`.
 *
 * @param display shows a value as the last expression of a cell is shown
 */
export function createConsole(emit: Emit, display: (value: unknown) => void): Readonly<Record<string, Method>> {
  let indent = "";
  const counts = new Map<string, number>();
  const starts = new Map<string, number>();
  const print = (stream: "stdout" | "stderr", data: readonly unknown[]) =>
    emit({ kind: "text", stream, text: `${asLine(data).replace(/^/gm, indent)}\n` });
  const out: Method = (...data) => print("stdout", data);
  const err: Method = (...data) => print("stderr", data);
  const passed = (label: string) => `${label}: ${(performance.now() - (starts.get(label) ?? Number.NaN)).toFixed(3)}ms`;
  const group: Method = (...label) => {
    if (label.length > 0) out(...label);
    indent += "  ";
  };
  return {
    log: out,
    info: out,
    debug: out,
    warn: err,
    error: err,
    trace: (...data) => err(...["Trace:", ...data]),
    dir: (item) => out(asText(item)),
    table: (data) => display(data),
    assert: (condition, first, ...data) => {
      if (condition) return;
      if (typeof first === "string") err(`Assertion failed: ${first}`, ...data);
      else err("Assertion failed", ...(first === undefined ? [] : [first]), ...data);
    },
    count(label = "default") {
      const name = String(label);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      out(`${name}: ${counts.get(name)}`);
    },
    countReset: (label = "default") => void counts.delete(String(label)),
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    time: (label = "default") => void starts.set(String(label), performance.now()),
    timeLog: (label = "default", ...data) => out(passed(String(label)), ...data),
    timeEnd(label = "default") {
      out(passed(String(label)));
      starts.delete(String(label));
    },
  };
}
