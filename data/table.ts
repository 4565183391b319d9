import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What the cells of a column are. */
export type ColumnKind = "number" | "text";

/** What a file must look like. */
export interface TableForm {
  /** The columns in their order, under the names that they are to have. */
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** How many rows there must be, so that a file that was cut short is noticed (default: at least one). */
  readonly rows?: number;
  /** What stands for a missing number, which becomes NaN (default "?"). */
  readonly missing?: string;
}

/** Rows of values under names of columns: what a data frame is made of, and what `dataset` takes. */
export interface Table {
  readonly columns: string[];
  readonly values: (number | string)[][];
}

/**
 * Reads a file whose columns are separated by spaces or tabs, as those of the UCI repository are, and checks every
 * cell.
 *
 * Text with spaces stands in quotation marks. Empty lines are skipped; ends of lines may be those of any system.
 *
 * @param path where the file is; names in any script will do
 * @param form its columns, and how many rows there must be
 * @throws RangeError that names file, line and column when a row is damaged or rows are missing
 *
 * @example
 * readTable("없는 파일.data", { columns: { x: "number" } }); // throws Cannot read 없는 파일.data as there must be a file: ENOENT
 */
export function readTable(path: string | URL, form: TableForm): Table {
  const name = path instanceof URL ? fileURLToPath(path) : path;
  return parseTable(read(name), form, name);
}

/**
 * The same for a text that is already there.
 *
 * @param text the rows, one a line
 * @param form the columns, and how many rows there must be
 * @param name what an error calls the text
 * @throws RangeError that names line and column, both counted from 1
 *
 * @example
 * const form: TableForm = { columns: { horsepower: "number", name: "text" } };
 * parseTable('130.0\t"buick skylark"\n?\t"ford pinto"', form).values; // = [[130, "buick skylark"], [NaN, "ford pinto"]]
 * parseTable("fast pinto", form); // throws Cannot read the text as horsepower must be a number: line 1, column 1
 */
export function parseTable(text: string, form: TableForm, name = "the text"): Table {
  const columns = Object.keys(form.columns);
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const values = lines.flatMap((line, i) => {
    const fail: Fail = (rule, column, found) => {
      throw new RangeError(`Cannot read ${name} as ${rule}: line ${i + 1}, column ${column} ${found}`);
    };
    return line.trim() === "" ? [] : [rowOf(line, columns, form, fail)];
  });
  if (values.length !== (form.rows ?? Math.max(1, values.length))) {
    const end = `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
    throw new RangeError(
      `Cannot read ${name} as there must be ${form.rows ?? "some"} rows: it ends after ${values.length}, at ${end}`,
    );
  }
  return { columns, values };
}

/** Ends the reading with an error that says what must hold, where it does not, and what is there instead. */
type Fail = (rule: string, column: number, found: string) => never;

interface Cell {
  readonly text: string;
  /** Where it begins in its line, counted from 1. */
  readonly column: number;
}

function rowOf(line: string, columns: readonly string[], form: TableForm, fail: Fail): (number | string)[] {
  const cells = cellsOf(line, fail);
  const end = line.trimEnd().length + 1;
  if (cells.length < columns.length) {
    fail(
      `a row must have ${columns.length} columns`,
      end,
      `ends it after ${cells.length}, before ${columns[cells.length]}`,
    );
  }
  if (cells.length > columns.length) {
    const extra = cells[columns.length];
    fail(`a row must have ${columns.length} columns`, extra.column, `has one more, ${JSON.stringify(extra.text)}`);
  }
  return cells.map(({ text, column }, k) => {
    if (form.columns[columns[k]] === "text") return text;
    if (text === (form.missing ?? "?")) return Number.NaN;
    // Number() alone would take "", "0x1F" and "Infinity" as well.
    if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return Number(text);
    return fail(`${columns[k]} must be a number`, column, `has ${JSON.stringify(text)}`);
  });
}

/** What stands between spaces, or between quotation marks with its spaces. */
function cellsOf(line: string, fail: Fail): Cell[] {
  return Array.from(line.matchAll(/"([^"]*)("?)|[^\s"]+/g), ({ 0: whole, 1: inner, 2: closing, index }) => {
    if (closing === "") fail("a quotation mark must be closed", index + 1, "opens one that is not");
    return { text: inner ?? whole, column: index + 1 };
  });
}

function read(name: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(name);
  } catch (cause) {
    throw new RangeError(`Cannot read ${name} as there must be a file: ${(cause as NodeJS.ErrnoException).code}`, {
      cause,
    });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new RangeError(`Cannot read ${name} as it must be text in UTF-8`, { cause });
  }
}
