import { decodeAddress, imagesOf } from "./images";
import { renderMarkdown } from "./markdown";
import type { Cell, MimeBundle, Notebook } from "./notebook";

/**
 * The pictures of a Markdown cell that lie beside the notebook come into the cell, so that the notebook alone shows them: as
 * attachments, or, as JupyterLab takes no SVG for one, as data addresses.
 */
export function withPictures(cell: Cell, notebook: Notebook): Cell {
  if (cell.kind !== "markdown") return cell;
  const attachments: Record<string, MimeBundle> = { ...cell.attachments };
  let { source } = cell;
  for (const address of addressesIn(cell.source)) {
    const picture = imagesOf(cell, notebook)(address);
    const [, type, base64] = /^data:([^;]*);base64,(.*)$/s.exec(picture ?? "") ?? [];
    if (picture === undefined || type === undefined) continue;
    source = replaceAddress(source, address, type === "image/svg+xml" ? picture : attach(attachments, type, base64));
  }
  return { ...cell, source, attachments };
}

/** The addresses of the pictures that are files; the renderer knows what is a picture and what is an example of how to write one. */
function addressesIn(source: string): ReadonlySet<string> {
  const found = new Set<string>();
  renderMarkdown(source, (address) => {
    if (!/^[a-z][a-z+.-]*:|^\/\//i.test(address)) found.add(decodeAddress(address));
    return undefined;
  });
  return found;
}

/** A name in letters that need no escape in an address, and that no other attachment has. */
function attach(attachments: Record<string, MimeBundle>, type: string, base64: string): string {
  const ending = type.replace("image/", "");
  let count = 1;
  while (attachments[`picture-${count}.${ending}`]) count++;
  attachments[`picture-${count}.${ending}`] = { [type]: base64 };
  return `attachment:picture-${count}.${ending}`;
}

/** In a picture of Markdown, in a definition of one, and in HTML. */
function replaceAddress(source: string, address: string, by: string): string {
  const forms = [...new Set([address, encodeURI(address), address.replaceAll(" ", "%20")])].map((form) =>
    form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  const place = new RegExp(
    `(!\\[[^\\]\\n]*\\]\\(\\s*|\\]:\\s*|src\\s*=\\s*["']?)<?(?:${forms.join("|")})>?(?=[\\s)"'>]|$)`,
    "g",
  );
  return source.replace(place, (_, before) => before + by);
}
