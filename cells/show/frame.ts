import type { MimeBundle } from "./bundle";
import { showTable } from "./table";

/** What a DataFrame or Series of danfo.js looks like from outside; danfo itself is not imported here. */
interface FrameLike {
  readonly $columns: readonly string[];
  readonly values: readonly unknown[];
  readonly index: readonly (string | number)[];
  readonly dtypes: readonly string[];
  readonly shape: readonly number[];
}

/** Shows a frame or a series of danfo.js, whose own printed tables are hard to read; undefined for anything else. */
export function showFrame(value: object): MimeBundle | undefined {
  if (!isFrameLike(value)) return undefined;
  const { $columns, values, index, dtypes } = value;
  // A series says that it has one column, and its values are no rows.
  const isSeries = !values.every(Array.isArray);
  const entry = (i: number, j: number) => (isSeries ? values[i] : (values as readonly (readonly unknown[])[])[i][j]);
  return showTable({
    columns: $columns.map(String),
    length: values.length,
    entry,
    label: (i) => index[i],
    types: dtypes.length === $columns.length ? dtypes : undefined,
  });
}

function isFrameLike(value: object): value is FrameLike {
  const { $columns, values, index, dtypes, shape } = value as Partial<FrameLike>;
  if (![$columns, values, index, dtypes, shape].every(Array.isArray)) return false;
  // Without rows no column may have a type yet.
  const isTyped = dtypes?.length === $columns?.length || (dtypes?.length === 0 && values?.length === 0);
  return isTyped && ($columns?.length === 1 || Boolean(values?.every(Array.isArray)));
}
