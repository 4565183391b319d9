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
  const size = `${table.rows.length} rows × ${table.columns.length} columns`;
  return { "text/html": html(table, shown, size), "text/plain": plain(table, shown, size) };
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
    numeric: rows[i].map((value) => typeof value === "number"),
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

function html({ columns, types }: Table, rows: readonly ShownRow[], size: string): string {
  const head = columns.map((name) => `<th>${escapeHtml(name)}</th>`).join("");
  const kinds = types?.map((type) => `<td><small>${escapeHtml(type)}</small></td>`).join("");
  const body = rows.map(({ label, cells, numeric }) => {
    const data = cells.map((text, j) => `<td${numeric[j] ? "" : ' style="text-align: left"'}>${escapeHtml(text)}</td>`);
    return `<tr><th>${escapeHtml(label)}</th>${data.join("")}</tr>`;
  });
  return [
    '<table class="dataframe">',
    `<thead><tr><th></th>${head}</tr>${kinds ? `<tr><th></th>${kinds}</tr>` : ""}</thead>`,
    `<tbody>\n${body.join("\n")}\n</tbody>`,
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
