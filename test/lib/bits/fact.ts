import { Fingerprint } from "../../../lib/fingerprint";
import type { Data } from "../../../lib/index";

/** Something that must come out with the same bits on every engine: in every Node, and in a browser. */
export interface Fact {
  readonly name: string;
  /** The fingerprint of what comes out. */
  readonly bits: string;
  /** Computes it; the cars are the lecture's data, standardized. */
  compute(cars: Data): unknown;
}

/** The fingerprint of everything in a value: numbers, texts, and what records and arrays hold, in their order. */
export function bitsOf(value: unknown): string {
  const seen = new Fingerprint();
  const add = (part: unknown): void => {
    if (typeof part === "number") seen.addNumbers(Float64Array.of(part));
    else if (typeof part === "string") seen.addNumbers(Float64Array.from(part, (letter) => letter.charCodeAt(0)));
    else if (part instanceof Float64Array) seen.addNumbers(part);
    else if (ArrayBuffer.isView(part)) seen.addNumbers(Float64Array.from(part as Int32Array));
    else if (typeof part === "boolean" || part === undefined || part === null) add(String(part));
    else if (Array.isArray(part)) part.forEach(add);
    else if (typeof part === "object") Object.entries(part).flat().forEach(add);
    else throw new TypeError(`Cannot take a fingerprint of ${typeof part}`);
  };
  add(value);
  return seen.toString();
}
