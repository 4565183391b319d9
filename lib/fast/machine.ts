import { type Functions, kernel } from "./kernel";
import { moduleOf } from "./module";

/** The functions for a table with d columns, and the memory that they work on. */
export interface Machine {
  readonly d: number;
  readonly memory: WebAssembly.Memory;
  readonly functions: Functions;
}

const page = 65536;

/** A browser compiles a module of more than 4 KiB only in the background, and nothing here can wait. */
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
  try {
    const machine = idle.get(d) ?? make(d);
    idle.delete(d);
    const missing = Math.ceil(bytes / page) - machine.memory.buffer.byteLength / page;
    if (missing > 0) machine.memory.grow(missing);
    return machine;
  } catch {
    return undefined;
  }
}

export function giveBack(machine: Machine): void {
  if (machine.memory.buffer.byteLength <= idlePages * page) idle.set(machine.d, machine);
}

/** Compiled once for each number of columns. */
const modules = new Map<number, WebAssembly.Module>();

function make(d: number): Machine {
  const module = modules.get(d) ?? new WebAssembly.Module(moduleOf(kernel(d)));
  modules.set(d, module);
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, { from: { memory } });
  return { d, memory, functions: exports as unknown as Functions };
}
