import type { MimeBundle } from "./bundle";
import { isFlat } from "./cell";
import { showTable } from "./table";

export type FlatRecord = Readonly<Record<string, unknown>>;

/** Of a longer array, so many at each end are looked at: a result must be there at once. */
const LOOKED_AT = 5_000;

/** Shows an array of flat records, such as `[{ t: 1, x: 4.6 }, …]`, as a table; undefined for anything else. */
export function showRecords(value: object): MimeBundle | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const looked = bothEnds(value);
  if (!looked.every(isFlatRecord)) return undefined;
  const columns = columnsOf(looked);
  if (columns.length === 0) return undefined;
  return showTable({ columns, length: value.length, entry: (i, j) => entryOf(value[i], columns[j]) });
}

/** The keys of all records, in the order in which they come. */
export function columnsOf(records: readonly FlatRecord[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

/** A record without that key has no entry, whatever it inherits under it. */
export function entryOf(record: FlatRecord, column: string): unknown {
  return Object.hasOwn(record, column) ? record[column] : undefined;
}

export function isFlatRecord(value: unknown): value is FlatRecord {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every(isFlat);
}

function bothEnds(values: readonly unknown[]): readonly unknown[] {
  if (values.length <= 2 * LOOKED_AT) return Array.from(values);
  return [...values.slice(0, LOOKED_AT), ...values.slice(-LOOKED_AT)];
}
