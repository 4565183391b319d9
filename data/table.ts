import { readFileSync } from "node:fs";
import { TextDecoder } from "node:util";

/** What a column holds. In a column of numbers, the mark for a missing value becomes NaN. */
export type ColumnKind = "number" | "text";

/** What a file must look like. */
export interface TableForm {
  /** The columns in their order, by the names that they will have. */
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** How many rows there must be; a file that was cut short is then noticed. */
  readonly rows?: number;
  /** What stands for a missing number (default "?"). */
  readonly missing?: string;
}

/** A table as rows of values under names of columns: what a DataFrame is made of, and what `dataset` takes. */
export interface Table {
  readonly columns: string[];
  readonly values: (number | string)[][];
}

/**
 * Reads a file of columns that are separated by spaces or tabs, as the UCI repository has them, and checks every cell.
 *
 * @param path where the file is
 * @param form the columns, and how many rows there must be
 * @throws RangeError that names file, line and column when a row is damaged, a number is none, or rows are missing
 *
 * @example
 * const table = readTable(autoMpgFile, { columns: autoMpgColumns, rows: 398 });
 * table.values[0].slice(0, 4); // = [18, 8, 307, 130]
 */
export function readTable(path: string | URL, form: TableForm): Table {
  return parseTable(decoded(path), form, String(path instanceof URL ? decodeURIComponent(path.pathname) : path));
}

/**
 * The same for a text that is already read.
 *
 * @param text the rows, one a line
 * @param form the columns, and how many rows there must be
 * @param name what errors call the text
 * @throws RangeError that names line and column, as `readTable` does
 *
 * @example
 * const form = { columns: { horsepower: "number", name: "text" } } as const;
 * parseTable('130.0\t"buick skylark"\n?\t"ford pinto"\n', form).values; // = [[130, "buick skylark"], [NaN, "ford pinto"]]
 * parseTable('fast\t"buick skylark"\n', form); // throws Cannot read the text as horsepower must be a number: line 1, column 1 has "fast"
 */
export function parseTable(text: string, form: TableForm, name = "the text"): Table {
  const columns = Object.keys(form.columns);
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const values: (number | string)[][] = [];
  lines.forEach((line, i) => {
    if (line.trim() === "") return;
    const cells = split(
      line,
      (column) => `Cannot read ${name} as a quotation mark must be closed: line ${i + 1}, column ${column}`,
    );
    if (cells.length !== columns.length) {
      throw new RangeError(
        `Cannot read ${name} as every row must have ${columns.length} columns: line ${i + 1}, column ${line.trimEnd().length + 1} ends a row of ${cells.length}`,
      );
    }
    values.push(cells.map((cell, k) => value(cell, columns[k], form, `Cannot read ${name} as`, i + 1)));
  });
  const wanted = form.rows ?? Math.max(1, values.length);
  if (values.length !== wanted) {
    throw new RangeError(
      `Cannot read ${name} as it must have ${form.rows ?? "at least one"} rows: it ends after ${values.length}, at line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`,
    );
  }
  return { columns, values };
}

interface Cell {
  readonly text: string;
  /** Where it begins in its line, counted from 1. */
  readonly column: number;
  readonly quoted: boolean;
}

/** The cells of a line: what is between spaces, or between quotation marks with its spaces. */
function split(line: string, unclosed: (column: number) => string): Cell[] {
  const cells: Cell[] = [];
  for (const { 0: whole, 1: inner, index } of line.matchAll(/"([^"]*)"?|[^\s"]+/g)) {
    const quoted = inner !== undefined;
    if (quoted && (whole.length < 2 || !whole.endsWith('"'))) throw new RangeError(unclosed(index + 1));
    cells.push({ text: inner ?? whole, column: index + 1, quoted });
  }
  return cells;
}

function value(cell: Cell, column: string, form: TableForm, sentence: string, line: number): number | string {
  if (form.columns[column] === "text") return cell.text;
  if (cell.text === (form.missing ?? "?")) return Number.NaN;
  if (!cell.quoted && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell.text)) return Number(cell.text);
  throw new RangeError(
    `${sentence} ${column} must be a number: line ${line}, column ${cell.column} has ${JSON.stringify(cell.text)}`,
  );
}

function decoded(path: string | URL): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new RangeError(`Cannot read ${path} as it must be text in UTF-8`);
  }
}
