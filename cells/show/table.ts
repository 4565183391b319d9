import { escapeHtml, type MimeBundle } from "./bundle";

/** Rows and columns as a notebook shows them. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** The label of each row; counted from 0 when left out. */
  readonly index?: readonly (string | number)[];
  /** The type of each column, shown under its name. */
  readonly types?: readonly string[];
}

/** Rows shown from the start and from the end of a long table. */
const HEAD = 5;
const TAIL = 5;
/** Up to so many rows are shown in full. */
const FULL = 20;

/** Shows a table as HTML and as text; a long one as its first and last rows, with the counts beneath. */
export function showTable(table: Table): MimeBundle {
  const shown = shownRows(table);
  const size = `${counted(table.rows.length, "row")} × ${counted(table.columns.length, "column")}`;
  return { "text/html": html(table, shown, size), "text/plain": plain(table, shown, size) };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

interface ShownRow {
  readonly label: string;
  readonly cells: readonly string[];
  readonly numeric: readonly boolean[];
}

function shownRows({ rows, index, columns }: Table): ShownRow[] {
  const show = (i: number): ShownRow => ({
    label: String(index?.[i] ?? i),
    cells: rows[i].map(cellText),
    numeric: rows[i].map((value) => typeof value === "number" || value === null || value === undefined),
  });
  if (rows.length <= FULL) return rows.map((_, i) => show(i));
  const gap: ShownRow = { label: "⋯", cells: columns.map(() => "⋯"), numeric: columns.map(() => true) };
  const head = Array.from({ length: HEAD }, (_, i) => show(i));
  const tail = Array.from({ length: TAIL }, (_, i) => show(rows.length - TAIL + i));
  return [...head, gap, ...tail];
}

/** Six digits are enough to read; the value itself is not changed. */
function cellText(value: unknown): string {
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(6)));
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Numbers stand to the right, as front ends set tables; words to the left, their headings with them. */
const LEFT = ' style="text-align: left"';

function html({ columns, types }: Table, rows: readonly ShownRow[], size: string): string {
  const align = columns.map((_, j) => (rows.some(({ numeric }) => !numeric[j]) ? LEFT : ""));
  const line = (label: string, cells: readonly string[], tag: "th" | "td") =>
    `<tr><th>${escapeHtml(label)}</th>${cells.map((cell, j) => `<${tag}${align[j]}>${cell}</${tag}>`).join("")}</tr>`;
  const head = [line("", columns.map(escapeHtml), "th")];
  if (types)
    head.push(
      line(
        "",
        types.map((type) => `<small>${escapeHtml(type)}</small>`),
        "td",
      ),
    );
  return [
    '<table class="dataframe">',
    `<thead>\n${head.join("\n")}\n</thead>`,
    `<tbody>\n${rows.map(({ label, cells }) => line(label, cells.map(escapeHtml), "td")).join("\n")}\n</tbody>`,
    "</table>",
    `<p>${escapeHtml(size)}</p>`,
  ].join("\n");
}

function plain({ columns }: Table, rows: readonly ShownRow[], size: string): string {
  const lines = [["", ...columns], ...rows.map(({ label, cells }) => [label, ...cells])];
  const widths = lines[0].map((_, j) => Math.max(...lines.map((line) => line[j].length)));
  const text = lines.map((line) =>
    line
      .map((cell, j) => cell.padStart(widths[j]))
      .join("  ")
      .trimEnd(),
  );
  return [...text, "", size].join("\n");
}
