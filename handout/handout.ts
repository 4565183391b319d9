import { code } from "./code";
import { contents } from "./contents";
import { beginDocument, type Document, type DocumentStep } from "./document";
import { figures } from "./figures";
import { live } from "./live";
import { mathematics } from "./mathematics";
import type { Notebook } from "./notebook";
import { outputs } from "./outputs";
import { text } from "./text";

/**
 * The steps from cells to a document, in order. The order matters twice: headings are looked for while formulas are still marks,
 * and figures come last, so that no other step reads their data as text.
 */
const steps: readonly DocumentStep[] = [text, code, outputs, contents, mathematics, live, figures];

/** A notebook whose cells have run, as a document that is ready for its last step. */
export function handout(notebook: Notebook): Document {
  return steps.reduce((document, step) => step(document), beginDocument(notebook));
}
