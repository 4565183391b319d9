import { escapeHtml, NO_MATHEMATICS } from "../../cells";
import type { State } from "./widgets";

/** What begins mathematics for MathJax. */
const BEGINS = /[$\\]/g;

/**
 * What stands beside a widget, letter for letter: ipywidgets sets the mathematics in it, and a label such as
 * "from $5 to $6" has none. Only where that could happen it is HTML, which says that there is none.
 */
export function labelled(label: string): State {
  if (label.search(BEGINS) < 0) return { description: label };
  // ipywidgets looks for mathematics before it reads the HTML; a letter that is written by its number is none.
  const text = escapeHtml(label).replace(BEGINS, (letter) => `&#${letter.charCodeAt(0)};`);
  // The title stands in the place of one with the whole HTML, which a check box would have.
  const description = `<span class="${NO_MATHEMATICS}" title="${text}">${text}</span>`;
  return { description, description_allow_html: true };
}

/** A text of its own, to be put into a `Label`: the same for what is no label of another widget. */
export const plainLabel: State = { _dom_classes: NO_MATHEMATICS.split(" ") };
