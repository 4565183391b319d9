import type { Func } from "./assembler";

const typeCodes = { i32: 0x7f, f64: 0x7c, f64x2: 0x7b, i32x4: 0x7b };

/** The bytes of a module that works on a memory that it is given, as `from.memory`, and exports these functions. */
export function moduleOf(functions: readonly Func[]): Uint8Array<ArrayBuffer> {
  const codes = (types: readonly Func["result"][]) => list(types.map((type) => [typeCodes[type]]));
  const numbers = functions.map((_, place) => unsigned(place));
  const bodies = functions.map(({ locals, code }) => {
    const bytes = [...list(locals.map((type) => [1, typeCodes[type]])), ...code, 0x0b];
    return [...unsigned(bytes.length), ...bytes];
  });
  return Uint8Array.from([
    ...[0, ...text("asm").slice(1), 1, 0, 0, 0],
    ...section(
      1,
      functions.map(({ params, result }) => [0x60, ...codes(params), ...codes([result])]),
    ),
    ...section(2, [[...text("from"), ...text("memory"), 2, 0, 0]]),
    ...section(3, numbers),
    ...section(
      7,
      functions.map(({ name }, place) => [...text(name), 0, ...numbers[place]]),
    ),
    ...section(10, bodies),
  ]);
}

function section(id: number, entries: readonly (readonly number[])[]): number[] {
  const bytes = list(entries);
  return [id, ...unsigned(bytes.length), ...bytes];
}

function list(entries: readonly (readonly number[])[]): number[] {
  return [...unsigned(entries.length), ...entries.flat()];
}

function text(letters: string): number[] {
  return [letters.length, ...Array.from(letters, (letter) => letter.charCodeAt(0))];
}

/** Whole numbers are written in groups of seven bits, the lowest first; the eighth bit says that more follow. */
export function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** The same with a sign: the last group's highest bit. */
export function signed(value: number): number[] {
  const rest = value >> 6;
  return rest === 0 || rest === -1 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
