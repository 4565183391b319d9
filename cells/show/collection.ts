import type { MimeBundle } from "./bundle";
import { isFlat } from "./cell";
import { columnsOf, entryOf, type FlatRecord, isFlatRecord } from "./records";
import { showTable } from "./table";

/** Larger ones are shown as text, which is cut while it is made. */
const LARGEST = 10_000;

/** Shows a `Map` or a `Set` of flat things or flat records as a table; undefined for anything else. */
export function showCollection(value: object): MimeBundle | undefined {
  const isMap = value instanceof Map;
  if (!isMap && !(value instanceof Set)) return undefined;
  if (value.size === 0 || value.size > LARGEST) return undefined;
  const entries = isMap ? [...value] : [...value].map((entry) => [undefined, entry] as const);
  const table = tableOf(entries.map(([, entry]) => entry));
  if (!table || !entries.every(([key]) => isFlat(key))) return undefined;
  const columns = isMap ? ["key", ...table.columns] : table.columns;
  const rows = isMap ? table.rows.map((row, i) => [entries[i][0], ...row]) : table.rows;
  return showTable({
    title: isMap ? "Map" : "Set",
    columns,
    length: rows.length,
    entry: (i, j) => rows[i][j],
  });
}

function tableOf(values: readonly unknown[]): { columns: string[]; rows: unknown[][] } | undefined {
  if (values.every(isFlat)) return { columns: ["value"], rows: values.map((value) => [value]) };
  if (!values.every(isFlatRecord)) return undefined;
  const columns = columnsOf(values as FlatRecord[]);
  return { columns, rows: (values as FlatRecord[]).map((record) => columns.map((name) => entryOf(record, name))) };
}
