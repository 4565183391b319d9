import { readFileSync } from "node:fs";
import { dirname, extname, relative, resolve } from "node:path";
import type { Cell, MimeBundle, Notebook } from "./notebook";
import type { ImageSource } from "./sanitize";

const types: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};

/**
 * Where the pictures of a cell come from: data addresses, attachments of the cell, and picture files in the notebook's folder or
 * in the one above, where both languages share them. Everything becomes data, as a handout is one file. An SVG is safe so: as a
 * picture it runs no script and loads nothing.
 */
export function imagesOf(cell: Cell, notebook: Notebook): ImageSource {
  return (address) => {
    if (/^data:image\//i.test(address)) return address;
    if (address.startsWith("attachment:"))
      return attachment(cell.attachments[decodeAddress(address.slice("attachment:".length))]);
    return /^[a-z][a-z+.-]*:|^\/\//i.test(address)
      ? undefined
      : pictureFile(decodeAddress(address), dirname(notebook.path));
  };
}

/** A picture as a data address, from the forms in which a notebook stores pictures. */
export function pictureOf(type: string, content: string): string | undefined {
  if (type === "image/svg+xml") return dataAddress(type, Buffer.from(content).toString("base64"));
  const base64 = content.replace(/\s/g, "");
  return /^[A-Za-z0-9+/]+=*$/.test(base64) ? dataAddress(type, base64) : undefined;
}

function attachment(bundle: MimeBundle | undefined): string | undefined {
  const entry = Object.entries(bundle ?? {}).find(([type]) => Object.values(types).includes(type));
  return entry && typeof entry[1] === "string" ? pictureOf(entry[0], entry[1]) : undefined;
}

function pictureFile(address: string, folder: string): string | undefined {
  const type = types[extname(address).toLowerCase()];
  const path = resolve(folder, address);
  // Above the course's folder a notebook from somebody else has no business.
  if (type === undefined || relative(dirname(folder), path).startsWith("..")) return undefined;
  try {
    return dataAddress(type, readFileSync(path).toString("base64"));
  } catch {
    return undefined;
  }
}

function dataAddress(type: string, base64: string): string {
  return `data:${type};base64,${base64}`;
}

/** Markdown writes a space or a Korean letter of an address as %20 or %EA…; a stray % is just a character. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
