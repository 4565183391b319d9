import { quoted } from "../words";

/** Anything that JSON can say. */
export type Encoded = null | boolean | number | string | readonly Encoded[] | { readonly [key: string]: Encoded };

type TypedArray = { readonly buffer: ArrayBufferLike; readonly byteOffset: number; readonly byteLength: number };

const kinds = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
};

/** Marks what JSON has no word for; data may not use this key. */
const TAG = "$type";

/**
 * Data as JSON from which `decode` makes the same data, bit for bit: typed arrays as the bytes that they hold, and the
 * numbers that JSON does not know.
 *
 * @param data numbers, texts, booleans, null, undefined, arrays, typed arrays, and plain objects of them
 * @throws TypeError that names the place of what cannot be sent: a function, an instance of a class, a circle
 *
 * @example
 * encode({ rate: NaN, w: Float64Array.of(0.5) });
 * // = { rate: { $type: "number", text: "NaN" }, w: { $type: "Float64Array", base64: "AAAAAAAA4D8=" } }
 * encode({ rules: [() => 0] }); // throws Cannot explore as data must be numbers, texts, arrays and plain objects: data.rules[0] is a function
 */
export function encode(data: unknown): Encoded {
  return encodeAt(data, "data", []);
}

/**
 * The data that `encode` wrote down.
 *
 * @example
 * decode(encode([-0, Infinity, Uint8Array.of(1, 255)])); // = [-0, Infinity, Uint8Array.of(1, 255)]
 */
export function decode(encoded: Encoded): unknown {
  if (typeof encoded !== "object" || encoded === null) return encoded;
  if (Array.isArray(encoded)) return encoded.map(decode);
  const parts = encoded as { readonly [key: string]: Encoded };
  const tag = Object.hasOwn(parts, TAG) ? parts[TAG] : undefined;
  if (tag === undefined) return Object.fromEntries(Object.entries(parts).map(([key, each]) => [key, decode(each)]));
  if (tag === "undefined") return undefined;
  if (tag === "number") return Number(parts.text);
  const bytes = Uint8Array.from(atob(String(parts.base64)), (letter) => letter.charCodeAt(0));
  return new kinds[tag as keyof typeof kinds](bytes.buffer);
}

function encodeAt(value: unknown, path: string, around: readonly object[]): Encoded {
  if (value === undefined) return { [TAG]: "undefined" };
  if (typeof value === "number") return encodeNumber(value);
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value !== "object") throw refusal(path, `is ${value instanceof Function ? "a function" : quoted(value)}`);
  if (around.includes(value)) throw refusal(path, "is a part of itself");
  const inside = [...around, value];
  const name = Object.prototype.toString.call(value).slice(8, -1);
  if (name in kinds) return { [TAG]: name, base64: base64(value as TypedArray) };
  // By index: holes of an array become undefined.
  if (Array.isArray(value)) return Array.from(value, (each, k) => encodeAt(each, `${path}[${k}]`, inside));
  return encodeObject(value, path, inside);
}

function encodeObject(value: object, path: string, inside: readonly object[]): Encoded {
  const prototype = Object.getPrototypeOf(value);
  // That of another window or context has no prototype either.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw refusal(path, `is an instance of ${prototype.constructor?.name || "a class"}`);
  }
  const name = Object.prototype.toString.call(value).slice(8, -1);
  if (name !== "Object") throw refusal(path, `is an instance of ${name}`);
  const entries = Object.entries(value).map(([key, each]) => {
    if (key === TAG) throw refusal(`${path}.${key}`, "has a name that is taken");
    return [key, encodeAt(each, /^[\w$]+$/.test(key) ? `${path}.${key}` : `${path}[${quoted(key)}]`, inside)];
  });
  return Object.fromEntries(entries);
}

function encodeNumber(value: number): Encoded {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  return { [TAG]: "number", text: Object.is(value, -0) ? "-0" : String(value) };
}

function base64({ buffer, byteOffset, byteLength }: TypedArray): string {
  let text = "";
  for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) text += String.fromCharCode(byte);
  return btoa(text);
}

function refusal(path: string, found: string): TypeError {
  return new TypeError(`Cannot explore as data must be numbers, texts, arrays and plain objects: ${path} ${found}`);
}
