import { documentFor } from "../../handout/document-for";
import type { Edition } from "../../handout/editions";
import { type FormatName, formats } from "../../handout/formats";
import type { Press } from "../../handout/press";
import { notebook } from "./notebooks";

type Cells = Parameters<typeof notebook>[0];

/** The file that a format makes of some cells. */
export async function built(
  format: FormatName,
  cells: Cells,
  press: Press,
  { edition = "teacher", path }: { readonly edition?: Edition; readonly path?: string } = {},
): Promise<Buffer> {
  const document = await documentFor(notebook(cells, path), { edition, format }, press);
  const origin = { version: "1", command: "npm run handouts", data: [] };
  return Buffer.from(await formats[format].last(document, { edition, origin, press, execute: async (same) => same }));
}
