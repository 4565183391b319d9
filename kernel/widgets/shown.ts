import type { MimeBundle } from "../../cells";
import type { Widget } from "./widgets";

/** Lets a value be shown as a widget: as the last expression of a cell, or by `display`. */
export function shownAs<T extends object>(value: T, widget: Widget, asText: () => string): T {
  const bundle = (): MimeBundle => ({ ...widget.view, "text/plain": asText() });
  return Object.defineProperty(value, Symbol.for("Jupyter.display"), { value: bundle });
}
