import { spawnSync } from "node:child_process";
import type { FormatName } from "../../handout/formats";
import type { Cell, Notebook } from "../../handout/notebook";

/**
 * The lines of a notebook's solutions that would give something away: those with at least a dozen letters and digits that do not
 * stand in a cell that students get as well. `}` and `start,` are no secrets.
 */
export function secretsOf({ cells }: Notebook): readonly string[] {
  const isSecret = ({ tags }: Cell) => tags.includes("solution") || tags.includes("teacher");
  const open = letters(
    cells
      .filter((cell) => !isSecret(cell))
      .map(({ source }) => source)
      .join("\n"),
  );
  const lines = cells.filter(isSecret).flatMap((cell) => cell.source.split("\n"));
  // A formula is set by itself, and so is what stands on its sides; the number of an entry is drawn by the browser.
  const pieces = lines.flatMap((line) => line.replace(/^\s*\d+\. /, "").split(/\$+|\]\([^)]*\)|\\[a-z]+/)).map(letters);
  return [...new Set(pieces)].filter((piece) => piece.length >= 12 && !open.includes(piece));
}

/** Everything that a file says, in whatever way it says it, as letters and digits alone: markup and escapes cannot hide a line. */
export const saysIn: Readonly<Record<FormatName, (file: string) => string>> = {
  html: saysHtml,
  slides: saysHtml,
  pdf: (file) => {
    const input = Buffer.from(file, "latin1");
    return [file, spawnSync("pdftotext", ["-enc", "UTF-8", "-", "-"], { input }).stdout.toString()]
      .map(letters)
      .join(" ");
  },
  notebook: (file) => [file, stringsIn(JSON.parse(file))].map(letters).join(" "),
};

function saysHtml(file: string): string {
  const data = Array.from(file.matchAll(/<script type="application\/json">(.*?)<\/script>/gs), ([, json]) => json);
  const text = file.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (_, name) => entities[name] ?? " ");
  return [file, text, ...data.map((json) => stringsIn(JSON.parse(json)))].map(letters).join(" ");
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

function stringsIn(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .map(([key, inner]) => `${key}\n${stringsIn(inner)}`)
    .join("\n");
}
