import type { MessagePort } from "node:worker_threads";
import type { ChildPipe } from "./child-output";
import type { Content, Extras, Header, Message } from "./message";

// What the two threads of the kernel say to each other. The socket thread keeps talking to Jupyter while a cell computes
// on the main thread.

/** From the sockets to the main thread: a request that needs the cells, or a wish. */
export type ToMain =
  | {
      readonly kind: "request";
      readonly parent: Header;
      readonly content: Content;
      readonly count: number;
      /** How the front end calls the cell, the same each time that it runs. */
      readonly cell?: string;
    }
  | { readonly kind: "interrupt" }
  | { readonly kind: "shutdown" }
  /** The sockets could not be opened. */
  | { readonly kind: "failed"; readonly reason: string };

/**
 * From the sockets to the main thread through a port of its own: a message of a comm, such as a slider that was moved. It
 * waits for no cell; a loop of a cell reads it between two turns.
 */
export type CommEvent = Pick<Message, "content" | "buffers"> & { readonly parent: Header };

/** From the main thread to the sockets. */
export type ToSockets =
  | { readonly kind: "text"; readonly parent: Header | undefined; readonly stream: StreamName; readonly text: string }
  | {
      readonly kind: "publish";
      readonly parent: Header | undefined;
      readonly type: string;
      readonly content: Content;
      readonly extras?: Extras;
      /** What it counts for in `WAITING`. */
      readonly size: number;
    }
  | { readonly kind: "handled"; readonly parent: Header }
  /** All that came through comms was worked on. */
  | { readonly kind: "settled" }
  | { readonly kind: "ask"; readonly parent: Header; readonly question: Question }
  | { readonly kind: "reply"; readonly parent: Header; readonly content: Content }
  /**
   * The main thread waits for a child process, or no longer does; `spared` are those that it started before, and
   * `prints` is where the child prints meanwhile.
   */
  | { readonly kind: "child"; readonly spared: readonly number[] | undefined; readonly prints?: readonly ChildPipe[] };

export type StreamName = "stdout" | "stderr";

/** What a cell asks the person at the front end. Its number tells its answer from those to earlier questions. */
export interface Question {
  readonly number: number;
  readonly prompt: string;
  /** Whether what is typed stays hidden. */
  readonly password: boolean;
}

/** What the person typed; `null` when there is no answer. */
export interface Answer {
  readonly number: number;
  readonly value: string | null;
}

/**
 * Numbers that both threads see at once, even while a cell computes.
 *
 * - `STOP` is 1 while the running code is asked to stop.
 * - `WAITING` counts the characters of output that have not left yet, and `PRINT_SIZE` or `MESSAGE_SIZE` for each piece, so that
 *   a cell that prints without end waits instead of filling the memory.
 * - `ANSWERED` is the number of the latest question that was answered.
 * - `BREAKABLE` says whether a signal would break the code that runs now, and nothing else (`breaker.ts`).
 * - `EVENTS` counts the messages of comms that the main thread has not handled yet.
 */
export const STOP = 0;
export const WAITING = 1;
export const ANSWERED = 2;
export const BREAKABLE = 3;
export const EVENTS = 4;
export const SHARED_NUMBERS = 5;

/** The values of `BREAKABLE`. Whoever sends the signal says so first, and then the main thread waits for it. */
export const SHUT = 0;
export const OPEN = 1;
export const SIGNALLED = 2;

/** What a printed text weighs besides its letters on its way to the sockets: a million short lines are more than those. */
export const PRINT_SIZE = 500;
/** What a message weighs besides its text until it has left, in characters: its headers and its signature. */
export const MESSAGE_SIZE = 2000;

/** What a socket thread is started with. */
export interface SocketThreadData {
  readonly connectionFile: string;
  /** The process that started the kernel. */
  readonly parent: number;
  readonly shared: Int32Array<SharedArrayBuffer>;
  /** Takes answers to the main thread, which reads them while a cell waits. */
  readonly answers: MessagePort;
  /** Takes the messages of comms to the main thread. */
  readonly events: MessagePort;
}
