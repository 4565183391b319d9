import type { MimeBundle } from "./bundle";
import { showTable } from "./table";
import { showTypedArray } from "./typed-array";

/** What a tensor of TensorFlow.js looks like from outside; TensorFlow.js itself is not imported here. */
interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly isDisposed: boolean;
  dataSync(): ArrayLike<unknown>;
}

/** Shows a tensor: shape and type, and its values, up to rank 2 as a table. A disposed one says that it is. */
export function showTensor(value: object): MimeBundle | undefined {
  if (!isTensorLike(value)) return undefined;
  const { shape, dtype } = value;
  const title = `Tensor [${shape.join(", ")}] ${dtype}`;
  if (value.isDisposed) return { "text/plain": `${title}, disposed: its values are gone` };
  const values = value.dataSync();
  const isTable = shape.length >= 1 && shape.length <= 2 && dtype !== "complex64" && values.length > 0;
  if (!isTable) return { "text/plain": `${title}\n${listed(values)}` };
  const [length, cols = 1] = shape;
  const columns = shape.length === 1 ? [""] : Array.from({ length: cols }, (_, j) => String(j));
  return showTable({ title, columns, length, entry: (i, j) => values[i * cols + j] });
}

/** Numbers come as a typed array, texts as an ordinary one. */
function listed(values: ArrayLike<unknown>): string {
  const [first] = Array.from({ length: Math.min(1, values.length) }, (_, i) => values[i]);
  if (values.length === 1) return String(first);
  return String(showTypedArray(values)?.["text/plain"] ?? JSON.stringify(Array.from(values).slice(0, 10)));
}

function isTensorLike(value: object): value is TensorLike {
  const { shape, dtype, isDisposed, dataSync } = value as Partial<TensorLike>;
  return (
    Array.isArray(shape) &&
    typeof dtype === "string" &&
    typeof isDisposed === "boolean" &&
    typeof dataSync === "function"
  );
}
