import { type MimeBundle, shown } from "./display";

/** Rows under the names of their columns; a notebook shows it, and a data frame can be made of it. */
export interface Table {
  readonly columns: readonly string[];
  readonly values: readonly (readonly Cell[])[];
}

/** What stands in a table. */
export type Cell = string | number | boolean;

/** A table that a notebook shows, with lines of text below it. */
export function table(columns: Table["columns"], values: Table["values"], below: readonly string[] = []): Table {
  const made = { columns, values };
  return shown(made, () => tableBundle(made, below));
}

/** How a table looks, as text and as markup, with lines of text below it. */
export function tableBundle({ columns, values }: Table, below: readonly string[] = []): MimeBundle {
  const cells = [columns, ...values.map((row) => row.map(written))];
  const notes = below.map((line) => `<p>${escaped(line)}</p>`);
  return {
    "text/plain": [plain(cells), ...below].join("\n"),
    "text/html": [html(cells), ...notes].join(""),
  };
}

function written(cell: Cell): string {
  if (typeof cell !== "number") return String(cell);
  if (!Number.isFinite(cell)) return cell > 0 ? "∞" : "–";
  return String(Number.isInteger(cell) ? cell : Number(cell.toPrecision(5)));
}

function plain(cells: readonly (readonly string[])[]): string {
  const widths = cells[0].map((_, k) => Math.max(...cells.map((row) => row[k].length)));
  const aligned = (cell: string, k: number) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]));
  return cells.map((row) => row.map(aligned).join("  ")).join("\n");
}

function html([head, ...rows]: readonly (readonly string[])[]): string {
  const line = (tag: string, row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  const body = rows.map((row) => line("td", row)).join("");
  return `<table class="dataframe"><thead>${line("th", head)}</thead><tbody>${body}</tbody></table>`;
}

/** A name comes from a student's cell: whatever is in it is text. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
