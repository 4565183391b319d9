import assert from "node:assert/strict";
import { bundleOf } from "../../../lib/display";
import type { Figure } from "../../../lib/index";
import { complaints } from "./plotly";

/** Every figure is plain JSON that Plotly's own schema accepts, large enough for the last row, and says what it shows in one line. */
export function assertDrawable(figure: Figure): void {
  assert.deepEqual(complaints(figure), []);
  assert.deepEqual(JSON.parse(JSON.stringify(figure)), figure);
  assert.deepEqual(Object.keys(figure), ["data", "layout"]);
  assert.match(saysOf(figure), /^\S.*\S$/);
  assert.doesNotMatch(saysOf(figure), /undefined|NaN|<|\[object/);
  assert.ok((figure.layout.font as { size: number }).size >= 14);
  assert.equal(typeof (figure.layout.title as { text: string }).text, "string");
}

/** The line that stands for the figure where nothing can be drawn. */
export function saysOf(figure: Figure): string {
  return String(bundleOf(figure)["text/plain"]);
}

/** The words at the top and at the axes. */
export function titlesOf({ layout }: Figure): string[] {
  const { title, xaxis, yaxis } = layout as Record<string, { title: { text: string } } & { text: string }>;
  return [title.text, xaxis.title.text, yaxis.title.text];
}

interface Trace {
  readonly [key: string]: unknown;
  readonly name: string;
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
}

/** The trace of a name. */
export function traceOf({ data }: Figure, name: string): Trace {
  const found = data.find((trace) => trace.name === name);
  assert.ok(found, `no trace ${name}: there are ${data.map((trace) => trace.name).join(", ")}`);
  return found as unknown as Trace;
}
