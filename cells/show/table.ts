import { escapeHtml, type MimeBundle, NO_MATHEMATICS } from "./bundle";
import { cellText, counted, isNumeric } from "./cell";
import { padded, widthOf } from "./width";

/** Rows and columns as a notebook shows them. Only the entries that are shown are asked for. */
export interface Table {
  readonly columns: readonly string[];
  /** How many rows there are. */
  readonly length: number;
  entry(row: number, column: number): unknown;
  /** The label of a row; rows are counted from 0 when it is left out. */
  label?(row: number): string | number;
  /** The type of each column, shown under its name. */
  readonly types?: readonly string[];
  /** Stands below, before how many rows and columns there are. */
  readonly title?: string;
}

/** What is left of a table when it is cut: its first and last rows and columns, as text. */
interface Excerpt {
  readonly heads: readonly string[];
  readonly types?: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
  /** Whether each column holds nothing but numbers. */
  readonly numeric: readonly boolean[];
  readonly note: string;
}

/** Up to so many rows or columns are shown in full, of more the first and the last ones. */
const ROWS = { full: 20, ends: 5 };
const COLUMNS = { full: 20, ends: 10 };
const GAP = "⋯";

/** Shows a table as HTML and as text; a large one as its first and last rows and columns, with the counts beneath. */
export function showTable(table: Table): MimeBundle {
  const excerpt = excerptOf(table);
  return { "text/html": html(excerpt), "text/plain": plain(excerpt) };
}

/** The numbers from 0 to `count`, with `undefined` for those in the middle that are not shown. */
function ends(count: number, { full, ends }: typeof ROWS): (number | undefined)[] {
  if (count <= full) return Array.from({ length: count }, (_, i) => i);
  const side = Array.from({ length: ends }, (_, i) => i);
  return [...side, undefined, ...side.map((i) => count - ends + i)];
}

function excerptOf(table: Table): Excerpt {
  const rows = ends(table.length, ROWS);
  const columns = ends(table.columns.length, COLUMNS);
  const pick = (names: readonly string[]) => columns.map((j) => (j === undefined ? GAP : entryText(names[j] ?? "")));
  const values = rows.map((i) => columns.map((j) => (i === undefined || j === undefined ? GAP : table.entry(i, j))));
  const isNumber = (j: number) => values.every((row, i) => rows[i] === undefined || isNumeric(row[j]));
  return {
    heads: pick(table.columns),
    types: table.types && pick(table.types),
    rows: rows.map((i, at) => ({
      label: i === undefined ? GAP : entryText(table.label?.(i) ?? i),
      cells: values[at].map(entryText),
    })),
    numeric: columns.map((j, at) => j === undefined || isNumber(at)),
    note: note(table),
  };
}

/** An entry is one line, and control characters, which could colour a terminal, are not obeyed. */
function entryText(value: unknown): string {
  return cellText(value)
    .replace(/\r?\n/g, "↵")
    .replace(/\p{Cc}/gu, " ");
}

function note({ title, length, columns }: Table): string {
  const size = `${counted(length, "row")} × ${counted(columns.length, "column")}`;
  const left = [
    ...(length > ROWS.full ? [counted(length - 2 * ROWS.ends, "row")] : []),
    ...(columns.length > COLUMNS.full ? [counted(columns.length - 2 * COLUMNS.ends, "column")] : []),
  ];
  const cut = left.length > 0 ? ` (${left.join(" and ")} not shown)` : "";
  return `${title === undefined ? "" : `${title}: `}${size}${cut}`;
}

/** Numbers stand to the right, as front ends set tables; words to the left, their headings with them. */
const LEFT = ' style="text-align: left"';

function html({ heads, types, rows, numeric, note }: Excerpt): string {
  const line = (label: string, cells: readonly string[], tag: "th" | "td") =>
    `<tr><th>${escapeHtml(label)}</th>${cells.map((cell, j) => `<${tag}${numeric[j] ? "" : LEFT}>${cell}</${tag}>`).join("")}</tr>`;
  const small = (types ?? []).map((type) => `<small>${escapeHtml(type)}</small>`);
  const head = [line("", heads.map(escapeHtml), "th"), ...(types ? [line("", small, "td")] : [])];
  const body = rows.map(({ label, cells }) => line(label, cells.map(escapeHtml), "td"));
  return [
    `<div class="${NO_MATHEMATICS}">`,
    '<table class="dataframe">',
    `<thead>\n${head.join("\n")}\n</thead>`,
    `<tbody>\n${body.join("\n")}\n</tbody>`,
    "</table>",
    `<p>${escapeHtml(note)}</p>`,
    "</div>",
  ].join("\n");
}

function plain({ heads, types, rows, note }: Excerpt): string {
  const lines = [
    ["", ...heads],
    ...(types ? [["", ...types]] : []),
    ...rows.map(({ label, cells }) => [label, ...cells]),
  ];
  const widths = lines[0].map((_, j) => Math.max(...lines.map((line) => widthOf(line[j]))));
  const text = lines.map((line) =>
    line
      .map((cell, j) => padded(cell, widths[j]))
      .join("  ")
      .trimEnd(),
  );
  return [...text, "", note].join("\n");
}
