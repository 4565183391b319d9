import { signed, unsigned } from "./module";

/** What a value of WebAssembly may be here: a whole number, a number, or a register that holds two or four of them. */
export type Type = "i32" | "f64" | "f64x2" | "i32x4";

/** Code that computes a value. TypeScript checks that the types fit, and the engine does so again when it loads it. */
export interface Value<T extends Type> {
  readonly type: T;
  readonly code: readonly number[];
}

/** Code that does something and leaves no value. */
export type Statement = readonly number[];

/** A parameter or a variable; a variable is 0 at first. */
export interface Local<T extends Type> extends Value<T> {
  set(value: Value<T>): Statement;
}

/** A function that a module exports under its name. */
export interface Func {
  readonly name: string;
  readonly params: readonly Type[];
  readonly result: Type;
  readonly locals: readonly Type[];
  readonly code: readonly number[];
}

type I32 = Value<"i32">;
type F64 = Value<"f64">;
type Two = Value<"f64x2">;
type Four = Value<"i32x4">;

/** Whole numbers, modulo 2³². */
export const i32 = {
  of: (value: number) => operation("i32", [0x41, ...signed(value)]),
  add: (a: I32, b: I32) => operation("i32", [0x6a], a, b),
  sub: (a: I32, b: I32) => operation("i32", [0x6b], a, b),
  mul: (a: I32, b: I32) => operation("i32", [0x6c], a, b),
  and: (a: I32, b: I32) => operation("i32", [0x71], a, b),
  xor: (a: I32, b: I32) => operation("i32", [0x73], a, b),
  shiftLeft: (a: I32, bits: number) => operation("i32", [0x74], a, i32.of(bits)),
  shiftRight: (a: I32, bits: number) => operation("i32", [0x76], a, i32.of(bits)),
  /** Without signs, as addresses are. */
  lessThan: (a: I32, b: I32) => operation("i32", [0x49], a, b),
  either: (condition: I32, yes: I32, no: I32) => operation("i32", [0x1b], yes, no, condition),
  /** The upper half of the product in 64 bits, without signs. */
  upperProduct: (a: I32, b: I32) => {
    const [wideA, wideB] = [a, b].map((each) => operation("i32", [0xad], each));
    return operation("i32", [0x7e, 0x42, 32, 0x88, 0xa7], wideA, wideB);
  },
  load: (address: I32, offset = 0) => operation("i32", [0x28, 2, ...unsigned(offset)], address),
  store: (address: I32, value: I32, offset = 0) => [...address.code, ...value.code, 0x36, 2, ...unsigned(offset)],
};

/** The numbers of JavaScript, with the same arithmetic to the last bit. */
export const f64 = {
  of: (value: number) => operation("f64", [0x44, ...new Uint8Array(Float64Array.of(value).buffer)]),
  add: (a: F64, b: F64) => operation("f64", [0xa0], a, b),
  sub: (a: F64, b: F64) => operation("f64", [0xa1], a, b),
  mul: (a: F64, b: F64) => operation("f64", [0xa2], a, b),
  div: (a: F64, b: F64) => operation("f64", [0xa3], a, b),
  first: (pair: Two) => operation("f64", [...simd(0x21), 0], pair),
  second: (pair: Two) => operation("f64", [...simd(0x21), 1], pair),
  load: (address: I32, offset = 0) => operation("f64", [0x2b, 3, ...unsigned(offset)], address),
  store: (address: I32, value: F64, offset = 0) => [...address.code, ...value.code, 0x39, 3, ...unsigned(offset)],
};

/** Two numbers at a time, each as if it were alone. */
export const f64x2 = {
  both: (a: F64) => operation("f64x2", simd(0x14), a),
  of: (first: F64, second: F64) => operation("f64x2", [...simd(0x22), 1], f64x2.both(first), second),
  /** The first numbers of both, and the second ones. */
  firsts: (a: Two, b: Two) => operation("f64x2", [...simd(0x0d), ...bytes(0, 2)], a, b),
  seconds: (a: Two, b: Two) => operation("f64x2", [...simd(0x0d), ...bytes(1, 3)], a, b),
  add: (a: Two, b: Two) => operation("f64x2", simd(0xf0), a, b),
  sub: (a: Two, b: Two) => operation("f64x2", simd(0xf1), a, b),
  mul: (a: Two, b: Two) => operation("f64x2", simd(0xf2), a, b),
  load: (address: I32, offset = 0) => operation("f64x2", [...simd(0x00), 3, ...unsigned(offset)], address),
  store: (address: I32, value: Two, offset = 0) => storeRegister(address, value, offset),
};

/** Four whole numbers at a time. */
export const i32x4 = {
  of: (...values: readonly [number, number, number, number]) =>
    operation("i32x4", [...simd(0x0c), ...new Uint8Array(Int32Array.from(values).buffer)]),
  all: (value: number) => i32x4.of(value, value, value, value),
  xor: (a: Four, b: Four) => operation("i32x4", simd(0x51), a, b),
  shiftLeft: (a: Four, bits: number) => operation("i32x4", simd(0xab), a, i32.of(bits)),
  shiftRight: (a: Four, bits: number) => operation("i32x4", simd(0xad), a, i32.of(bits)),
  load: (address: I32, offset = 0) => operation("i32x4", [...simd(0x00), 2, ...unsigned(offset)], address),
  store: (address: I32, value: Four, offset = 0) => storeRegister(address, value, offset),
};

/** Operands first, then what is done with them: WebAssembly is a machine with a stack. */
function operation<T extends Type>(type: T, opcode: readonly number[], ...operands: readonly Value<Type>[]): Value<T> {
  return { type, code: [...operands.flatMap(({ code }) => code), ...opcode] };
}

function simd(opcode: number): number[] {
  return [0xfd, ...unsigned(opcode)];
}

/** The places of the bytes of two numbers, out of four in two registers. */
function bytes(...numbers: readonly number[]): number[] {
  return numbers.flatMap((number) => Array.from({ length: 8 }, (_, k) => 8 * number + k));
}

function storeRegister(address: I32, value: Two | Four, offset: number): Statement {
  return [...address.code, ...value.code, ...simd(0x0b), 3, ...unsigned(offset)];
}

/** Does the statements, and does them again as long as the condition is not 0. */
export function doWhile(statements: readonly Statement[], condition: I32): Statement {
  return [0x03, 0x40, ...statements.flat(), ...condition.code, 0x0d, 0, 0x0b];
}

/** Does the statements if the condition is not 0. */
export function when(condition: I32, statements: readonly Statement[]): Statement {
  return [...condition.code, 0x04, 0x40, ...statements.flat(), 0x0b];
}

/**
 * A function: its body is handed the parameters and a way to make variables, and gives statements and the result.
 */
export function func<const Params extends readonly Type[], R extends Type>(
  name: string,
  params: Params,
  result: R,
  body: (
    params: { readonly [place in keyof Params]: Local<Params[place]> },
    local: <T extends Type>(type: T) => Local<T>,
  ) => readonly [statements: readonly Statement[], result: Value<R>],
): Func {
  const locals: Type[] = [];
  const at = <T extends Type>(type: T, place: number): Local<T> => ({
    ...operation(type, [0x20, ...unsigned(place)]),
    set: (value) => [...value.code, 0x21, ...unsigned(place)],
  });
  const local = <T extends Type>(type: T) => at(type, params.length + locals.push(type) - 1);
  const [statements, value] = body(params.map(at) as never, local);
  return { name, params, result, locals, code: [...statements.flat(), ...value.code] };
}
