import { type Functions, kernel } from "./kernel";
import { scratch } from "./layout";
import { moduleOf } from "./module";
import { jumpTables } from "./shuffle";

/** The functions for a table with d columns, and the memory that they work on. */
export interface Machine {
  readonly d: number;
  readonly memory: WebAssembly.Memory;
  readonly functions: Functions;
}

const page = 65536;

/** The code of a module grows with its columns: all of them stand one after the other, without a loop. */
export const maxColumns = 48;

/** A machine for each number of columns that waits to be used again: a search fits thousands of times. */
const idle = new Map<number, Machine>();

/** A larger memory goes back to where it came from. */
const idlePages = 16;

/**
 * Lends a machine with so many bytes of memory; whoever borrows it gives it back.
 *
 * Undefined where there is none: in a page that does not allow WebAssembly, in an old browser, with very many columns,
 * or when the memory is not to be had.
 */
export function borrow(d: number, bytes: number): Machine | undefined {
  if (typeof WebAssembly === "undefined" || d > maxColumns || bytes > page * page) return undefined;
  const waiting = idle.get(d);
  idle.delete(d);
  if (waiting && waiting.memory.buffer.byteLength >= bytes) return waiting;
  try {
    return make(d, Math.ceil(bytes / page));
  } catch {
    return undefined;
  }
}

export function giveBack(machine: Machine): void {
  if (machine.memory.buffer.byteLength <= idlePages * page) idle.set(machine.d, machine);
}

/** Compiled once for each number of columns. */
const modules = new Map<number, WebAssembly.Module>();

let jumps: Int32Array | undefined;

/** With all the memory that it will have: V8 slows down all arrays of numbers once a memory has grown. */
function make(d: number, pages: number): Machine {
  const module = modules.get(d) ?? new WebAssembly.Module(moduleOf(kernel(d)));
  modules.set(d, module);
  const memory = new WebAssembly.Memory({ initial: pages });
  jumps ??= jumpTables();
  new Int32Array(memory.buffer).set(jumps, scratch.jumps / 4);
  const { exports } = new WebAssembly.Instance(module, { from: { memory } });
  return { d, memory, functions: exports as unknown as Functions };
}
