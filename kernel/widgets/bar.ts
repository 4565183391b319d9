import { type Count, inWords } from "./count";
import { labelled, plainLabel } from "./label";
import type { Widgets } from "./widgets";

/** A bar with its words beside it, as widgets of the front end. */
export function showBar(widgets: Widgets, label: string) {
  const look = { style: null, layout: null };
  const bar = widgets.make("FloatProgress", { ...labelled(label), min: 0, max: 1, value: 0, ...look });
  const text = widgets.make("Label", { value: "", ...plainLabel, ...look });
  const row = widgets.make("HBox", { children: [bar.reference, text.reference], layout: null });
  return {
    view: row.view,
    move(count: Count) {
      const isFull = count.done >= count.total;
      bar.set({ value: Math.min(1, count.done / count.total), bar_style: isFull ? "success" : "" });
      text.set({ value: inWords(count, false) });
    },
    close() {
      for (const each of [row, text, bar]) each.close();
    },
  };
}
