import type { MimeBundle } from "./bundle";
import { showTable } from "./table";

/** Shows an array of flat records, such as `[{ t: 1, x: 4.6 }, …]`, as a table; undefined for anything else. */
export function showRecords(value: object): MimeBundle | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isFlatRecord)) return undefined;
  const columns = [...new Set(value.flatMap((record) => Object.keys(record)))];
  if (columns.length === 0) return undefined;
  return showTable({ columns, rows: value.map((record) => columns.map((name) => record[name])) });
}

function isFlatRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((entry) => entry === null || typeof entry !== "object");
}
