import type { Content, Header } from "./message";

// What the two threads of the kernel say to each other. The socket thread keeps talking to Jupyter while a cell computes
// on the main thread.

/** From the sockets to the main thread: a request that needs the cells, or a wish. */
export type ToMain =
  | { readonly kind: "request"; readonly parent: Header; readonly content: Content; readonly count: number }
  | { readonly kind: "interrupt" }
  | { readonly kind: "shutdown" };

/** From the main thread to the sockets. */
export type ToSockets =
  | { readonly kind: "text"; readonly parent: Header | undefined; readonly stream: StreamName; readonly text: string }
  | {
      readonly kind: "publish";
      readonly parent: Header | undefined;
      readonly type: string;
      readonly content: Content;
      /** What it counts for in `WAITING`. */
      readonly size: number;
    }
  | { readonly kind: "reply"; readonly content: Content };

export type StreamName = "stdout" | "stderr";

/**
 * Numbers that both threads see at once, even while a cell computes.
 *
 * - `STOP` is 1 while the running code is asked to stop.
 * - `WAITING` counts the characters of output that have not left yet, and `MESSAGE_SIZE` for each message, so that a cell that prints without end waits
 *   instead of filling the memory.
 */
export const STOP = 0;
export const WAITING = 1;
export const SHARED_NUMBERS = 2;

/** What a message weighs besides its text, in characters: a million short lines are more than their letters. */
export const MESSAGE_SIZE = 500;

/** What a socket thread is started with. */
export interface SocketThreadData {
  readonly connectionFile: string;
  readonly shared: Int32Array<SharedArrayBuffer>;
}
