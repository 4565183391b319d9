import type { MimeBundle } from "./bundle";
import { allDigits, grouped } from "./cell";

/** Numbers shown in full; of more, the first ones. */
const FULL = 20;
const HEAD = 10;

/** Shows a typed array on one line: its type, its length, its first numbers with all their digits. */
export function showTypedArray(value: object): MimeBundle | undefined {
  if (!ArrayBuffer.isView(value) || !("length" in value)) return undefined;
  const numbers = value as unknown as ArrayLike<number | bigint>;
  const { length } = numbers;
  const head = Array.from({ length: length <= FULL ? length : HEAD }, (_, i) => written(numbers[i]));
  const rest = length > head.length ? [`… ${grouped(length - head.length)} more`] : [];
  return { "text/plain": `${value.constructor.name}(${length}) [${[...head, ...rest].join(", ")}]` };
}

function written(number: number | bigint): string {
  return typeof number === "bigint" ? `${number}n` : allDigits(number);
}
