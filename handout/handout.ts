import { code } from "./code";
import { contents } from "./contents";
import { beginDocument, type Document, type DocumentStep } from "./document";
import { mathematics } from "./mathematics";
import type { Notebook } from "./notebook";
import { outputs } from "./outputs";
import { text } from "./text";

/**
 * The steps from cells to a document, in order: headings are looked for while formulas are still marks. Figures stay data, as each
 * format draws them for its own width.
 */
const steps: readonly DocumentStep[] = [text, code, outputs, contents, mathematics];

/** A notebook whose cells have run, as a document that lacks only its figures. */
export function handout(notebook: Notebook): Document {
  return steps.reduce((document, step) => step(document), beginDocument(notebook));
}
