import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Cell, type Fail, type Row, separatedRows, spacedRows } from "./cells";

/** What the cells of a column are. */
export type ColumnKind = "number" | "text";

/** What a file looks like, where that is not what most files look like. */
export interface TableForm {
  /**
   * Names of columns and what they hold. In a file with a header: those that are not to be guessed; without: all, in
   * their order.
   */
  readonly columns?: Readonly<Record<string, ColumnKind>>;
  /** Whether the first line holds the names of the columns (default true). */
  readonly header?: boolean;
  /** What stands between two cells, " " for runs of spaces or tabs (default: what the first line has of , ; and tab). */
  readonly separator?: "," | ";" | "\t" | " ";
  /** How many rows there must be, so that a file that was cut short is noticed (default: at least one). */
  readonly rows?: number;
  /** What stands for a missing number besides an empty cell; both become NaN (default "?"). */
  readonly missing?: string;
}

/** Rows of values under names of columns: what a data frame is made of, and what `dataset` takes. */
export interface Table {
  readonly columns: string[];
  readonly values: (number | string)[][];
}

/**
 * Reads a file of values separated by commas, as spreadsheets save them, and checks every cell.
 *
 * The first line names the columns. A column whose first cell is a number is one of numbers, and then all its cells must
 * be; an empty cell or "?" in it becomes NaN. Cells with a comma in them stand in quotation marks. Ends of lines may be
 * those of any system, the letters those of any script, in UTF-8.
 *
 * Numbers have a decimal point. A decimal comma is refused rather than guessed: 1,234 is more than a thousand in one
 * country, and little more than one in another.
 *
 * @param path where the file is; names in any script will do
 * @param form.columns what columns hold, where that is not to be guessed: { code: "text" }
 * @param form.header false for a file without a line of names: then `columns` names them all
 * @param form.separator "," or ";" or a tab (default: what the first line has), or " " for runs of spaces or tabs
 * @param form.rows how many rows there must be (default: at least one)
 * @param form.missing what stands for a missing number besides an empty cell (default "?")
 * @throws RangeError that names file, line and column when a row is damaged or rows are missing
 *
 * @example
 * readTable("없는 파일.csv"); // throws Cannot read 없는 파일.csv as there must be a file: ENOENT
 */
export function readTable(path: string | URL, form: TableForm = {}): Table {
  const name = path instanceof URL ? fileURLToPath(path) : path;
  return parseTable(readText(path), form, name);
}

/**
 * The same for a text that is already there.
 *
 * @param text the rows, one a line
 * @param form as in `readTable`
 * @param name what an error calls the text
 * @throws RangeError that names line and column, both counted from 1
 *
 * @example
 * const { columns, values } = parseTable('model,mpg\n"pinto, ford",25\n포니,\n');
 * columns; // = ["model", "mpg"]
 * values; // = [["pinto, ford", 25], ["포니", NaN]]
 * parseTable("model,mpg\npinto,25\npony,3O"); // throws Cannot read the text as mpg must be a number: line 3, column 6 has
 *
 * const form: TableForm = { columns: { horsepower: "number", name: "text" }, header: false, separator: " " };
 * parseTable('130.0\t"buick skylark"\n?\t"ford pinto"', form).values; // = [[130, "buick skylark"], [NaN, "ford pinto"]]
 */
export function parseTable(text: string, form: TableForm = {}, name = "the text"): Table {
  const fail: Fail = (rule, { line, column }, found) => {
    throw new RangeError(`Cannot read ${name} as ${rule}: line ${line}, column ${column} ${found}`);
  };
  const body = text.replace(/^\uFEFF/, "");
  const separator = form.separator ?? separatorOf(body);
  const all = separator === " " ? spacedRows(body, fail) : separatedRows(body, separator, fail);
  const [header, rows] = form.header === false ? [undefined, all] : [all[0], all.slice(1)];
  const columns = header ? namesOf(header, fail) : Object.keys(form.columns ?? {});
  checkForm(columns, form, name);
  for (const row of rows) checkLength(row, columns, separator, fail);
  checkCount(rows.length, form.rows, body, name);
  const kinds = columns.map((column, k) => form.columns?.[column] ?? guess(rows, k, form));
  const values = rows.map(({ cells }) => cells.map((cell, k) => cellValue(cell, columns[k], kinds[k], form, fail)));
  return { columns, values };
}

function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, "");
  return ["\t", ";"].find((sign) => first.includes(sign) && !first.includes(",")) ?? ",";
}

function namesOf({ cells }: Row, fail: Fail): string[] {
  const names = cells.map(({ text }) => text);
  cells.forEach((cell, k) => {
    if (cell.text === "") fail("every column must have a name", cell, "has none");
    if (names.indexOf(cell.text) < k) fail("every column must have a name of its own", cell, `has ${cell.text} again`);
  });
  if (cells.every(({ text }) => isNumber(text))) {
    fail("the first line must name the columns", cells[0], `has ${cells[0].text}: without names give header: false`);
  }
  return names;
}

function checkForm(columns: readonly string[], form: TableForm, name: string): void {
  if (columns.length === 0 && form.header === false) {
    throw new TypeError(`Cannot read ${name} as columns must name the columns where no header does: it is not given`);
  }
  const unknown = Object.keys(form.columns ?? {}).find((column) => columns.length > 0 && !columns.includes(column));
  if (unknown === undefined) return;
  throw new RangeError(`Cannot read ${name} as it has no column ${unknown}: its columns are ${columns.join(", ")}`);
}

function checkLength({ cells, end }: Row, columns: readonly string[], separator: string, fail: Fail): void {
  const rule = `a row must have ${columns.length} columns`;
  if (cells.length < columns.length) {
    fail(rule, end, `ends it after ${cells.length}, before ${columns[cells.length]}`);
  }
  if (cells.length > columns.length) {
    const extra = cells[columns.length];
    const hint = separator === "," && isNumber(extra.text) ? "; a decimal comma must be a point" : "";
    fail(rule, extra, `has one more, ${JSON.stringify(extra.text)}${hint}`);
  }
}

function checkCount(found: number, expected: number | undefined, body: string, name: string): void {
  if (found === (expected ?? Math.max(1, found))) return;
  const lines = body.split(/\r?\n/);
  const end = `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
  throw new RangeError(
    `Cannot read ${name} as there must be ${expected ?? "some"} rows: it ends after ${found}, at ${end}`,
  );
}

/** A column is of numbers when its first cell that is not missing is one, or looks like one with a decimal comma. */
function guess(rows: readonly Row[], k: number, form: TableForm): ColumnKind {
  const first = rows.map(({ cells }) => cells[k].text).find((text) => !isMissing(text, form));
  return first === undefined || isNumber(first) || hasComma(first) ? "number" : "text";
}

function cellValue(cell: Cell, column: string, kind: ColumnKind, form: TableForm, fail: Fail): number | string {
  const { text } = cell;
  if (kind === "text") return text;
  if (isMissing(text, form)) return Number.NaN;
  if (isNumber(text)) return Number(text);
  const rule = hasComma(text) ? "must be a number with a decimal point" : "must be a number";
  return fail(`${column} ${rule}`, cell, `has ${JSON.stringify(text)}`);
}

/** Number() alone would take "", "0x1F" and "Infinity" as well. */
function isNumber(text: string): boolean {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text);
}

/** A number as it is written where the comma is a decimal mark, or one between thousands. */
function hasComma(text: string): boolean {
  return /^[-+]?[\d.]*,[\d,.]+$/.test(text);
}

function isMissing(text: string, { missing = "?" }: TableForm): boolean {
  return text === "" || text === missing;
}

/** The whole text of a file. */
export function readText(path: string | URL): string {
  const name = path instanceof URL ? fileURLToPath(path) : path;
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
    throw new RangeError(`Cannot read ${name} as it must be text in UTF-8: a spreadsheet calls it CSV UTF-8`, {
      cause,
    });
  }
}
