import type { MimeBundle } from "./bundle";
import { counted } from "./cell";

/** A figure of Plotly as a student writes it down: traces, and perhaps how to lay them out. */
interface FigureLike {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout?: { readonly title?: string | { readonly text?: string } };
}

const PARTS = new Set(["data", "layout", "config", "frames"]);
/** What a trace draws; one of these tells a figure from other things that have `data`. */
const DRAWN = ["x", "y", "z", "values", "lat", "lon", "r", "labels"];

/** Shows `{ data: [{ x, y }, …], layout? }` as the figure that it is for Plotly; undefined for anything else. */
export function showFigure(value: object): MimeBundle | undefined {
  if (!isFigureLike(value)) return undefined;
  const { data, layout } = value;
  const title = typeof layout?.title === "object" ? layout.title.text : layout?.title;
  const kinds = [...new Set(data.map(({ type = "scatter" }) => String(type)))].join(", ");
  return {
    "application/vnd.plotly.v1+json": asJson(value),
    "text/plain": `Plotly figure${title ? ` ${JSON.stringify(title)}` : ""} with ${counted(data.length, "trace")} (${kinds})`,
  };
}

/** Typed arrays become arrays: as JSON they would be objects with numbered keys. */
function asJson(figure: object): unknown {
  const text = JSON.stringify(figure, (_, value) =>
    ArrayBuffer.isView(value) && "length" in value ? Array.from(value as unknown as ArrayLike<unknown>) : value,
  );
  return JSON.parse(text);
}

function isFigureLike(value: object): value is FigureLike {
  const { data, layout = {} } = value as Partial<FigureLike>;
  if (!Object.keys(value).every((key) => PARTS.has(key)) || !Array.isArray(data)) return false;
  return data.length > 0 && data.every(isTrace) && typeof layout === "object" && layout !== null;
}

function isTrace(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const trace = value as Readonly<Record<string, unknown>>;
  return DRAWN.some((part) => Array.isArray(trace[part]) || ArrayBuffer.isView(trace[part]));
}
