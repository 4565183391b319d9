import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { withoutExploration } from "./exploration";
import type { Cell, Language, Notebook } from "./notebook";
import { readOutputs } from "./read-outputs";
import { isRecord, type Json, joined } from "./shape";
import { checkTags } from "./tags";

const kernel = "typescript";

/**
 * The first step: a file becomes a notebook.
 *
 * @throws Error when the file cannot be read or is not complete JSON, TypeError when it is not a notebook of format 4, RangeError
 * when it belongs to another kernel. Each names the file, what must hold and what was found.
 */
export function readNotebook(path: string): Notebook {
  return parseNotebook(readText(path), path);
}

export function parseNotebook(text: string, path: string): Notebook {
  const json = parseJson(text, path);
  checkForm(json, path);
  checkKernel(json.metadata, path);
  const cells = json.cells.map((cell, index) => readCell(cell, index + 1, path));
  if (cells.length === 0) throw new RangeError(`Cannot read ${path} as a notebook must have a cell: it has none`);
  checkIds(cells, path);
  return { path, name: basename(path, ".ipynb"), language: languageOf(path, cells), cells };
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Error(`Cannot read ${path} as the file must be there and readable: ${(error as Error).message}`);
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const found = text.trim() === "" ? "it is empty" : (error as Error).message;
    throw new Error(`Cannot read ${path} as a notebook must be complete JSON: ${found}`);
  }
}

function checkForm(json: unknown, path: string): asserts json is Json & { readonly cells: readonly unknown[] } {
  if (isRecord(json) && json.nbformat !== undefined && json.nbformat !== 4) {
    throw new RangeError(`Cannot read ${path} as a notebook must have nbformat 4: current value is ${json.nbformat}`);
  }
  if (!isRecord(json) || !Array.isArray(json.cells) || json.nbformat === undefined) {
    throw new TypeError(`Cannot read ${path} as a notebook must be an object with nbformat 4 and a list of cells`);
  }
}

function checkIds(cells: readonly Cell[], path: string): void {
  const first = new Map<string, number>();
  for (const { id, number } of cells) {
    const other = id === undefined ? undefined : first.get(id);
    if (other !== undefined) {
      throw new RangeError(
        `Cannot read ${path} as each cell must have an id of its own: cells ${other} and ${number} are both ${id}`,
      );
    }
    if (id !== undefined) first.set(id, number);
  }
}

function checkKernel(metadata: unknown, path: string): void {
  const spec = isRecord(metadata) ? metadata.kernelspec : undefined;
  if (!isRecord(spec) || typeof spec.name !== "string") {
    throw new TypeError(
      `Cannot read ${path} as metadata.kernelspec.name must say which kernel runs it: none was found`,
    );
  }
  if (spec.name !== kernel) {
    throw new RangeError(`Cannot read ${path} as its kernel must be ${kernel}: current value is ${spec.name}`);
  }
}

function readCell(cell: unknown, number: number, path: string): Cell {
  const where = `cell ${number} of ${path}`;
  if (!isRecord(cell)) throw new TypeError(`Cannot read ${where} as a cell must be an object: it is ${typeof cell}`);
  const kind = cell.cell_type;
  if (kind !== "markdown" && kind !== "code" && kind !== "raw") {
    throw new TypeError(`Cannot read ${where} as a cell must be markdown, code or raw: cell_type is ${kind}`);
  }
  const source = joined(cell.source, `the source of ${where}`);
  const outputs = kind === "code" ? readOutputs(cell.outputs, where).map(withoutExploration) : [];
  const id = typeof cell.id === "string" ? { id: cell.id } : {};
  const attachments = attachmentsOf(cell.attachments);
  const read: Cell = { kind, ...id, number, source, tags: tagsOf(cell.metadata), attachments, outputs };
  checkTags(read, path);
  return read;
}

function tagsOf(metadata: unknown): readonly string[] {
  const tags = isRecord(metadata) ? metadata.tags : undefined;
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
}

function attachmentsOf(attachments: unknown): Readonly<Record<string, Json>> {
  return isRecord(attachments) ? Object.fromEntries(Object.entries(attachments).filter(isNamedRecord)) : {};
}

function isNamedRecord(entry: [string, unknown]): entry is [string, Json] {
  return isRecord(entry[1]);
}

/** The course keeps its languages in folders. Elsewhere, prose with Hangul in it is Korean. */
function languageOf(path: string, cells: readonly Cell[]): Language {
  const folder = basename(dirname(path));
  if (folder === "ko" || folder === "en") return folder;
  return cells.some(({ kind, source }) => kind === "markdown" && /\p{Script=Hangul}/u.test(source)) ? "ko" : "en";
}
