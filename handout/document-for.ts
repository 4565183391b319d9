import type { Job } from "./arguments";
import type { Document } from "./document";
import { draw } from "./draw";
import { editionOf } from "./editions";
import { formats } from "./formats";
import { handout } from "./handout";
import type { Notebook } from "./notebook";
import type { Press } from "./press";

/** A notebook whose cells have run, as the document that the last step of a format takes. */
export async function documentFor(
  notebook: Notebook,
  { edition, format }: Pick<Job, "edition" | "format">,
  press: Press,
): Promise<Document> {
  const document = handout(editionOf(notebook, edition));
  const look = formats[format].figures;
  return look === undefined ? document : draw(document, look, press);
}
