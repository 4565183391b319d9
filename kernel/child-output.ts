import { closeSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import type { Header } from "./message";
import { MOST_WAITING } from "./pace";
import { PRINT_SIZE, type StreamName, type ToSockets, WAITING } from "./threads";

/** One end of a pipe into which a child process prints, for a request. */
export interface ChildPipe {
  readonly fd: number;
  readonly stream: StreamName;
  readonly parent: Header | undefined;
}

/** Reads what children print while the main thread waits for them, which is while it can do nothing. */
export interface ChildOutput {
  /** Begins to read; a pipe ends by itself when nobody can write into it any more. */
  read(pipes: readonly ChildPipe[]): void;
  /** Reads all that is there: the main thread goes on, and what it prints comes behind. */
  drain(): void;
}

/** How often to look, in milliseconds. */
const LOOK = 20;

export function createChildOutput(
  shared: Int32Array,
  print: (text: ToSockets & { kind: "text" }) => void,
): ChildOutput {
  const open = new Map<ChildPipe, StringDecoder>();
  const buffer = Buffer.alloc(1 << 16);
  let timer: NodeJS.Timeout | undefined;

  function take(pipe: ChildPipe, decoder: StringDecoder, mayRead: () => boolean): void {
    while (mayRead()) {
      const length = readNow(pipe.fd, buffer);
      if (length === undefined) return;
      const text = length > 0 ? decoder.write(buffer.subarray(0, length)) : decoder.end();
      if (text !== "") {
        Atomics.add(shared, WAITING, text.length + PRINT_SIZE);
        print({ kind: "text", ...pipe, text });
      }
      if (length > 0) continue;
      closeSync(pipe.fd);
      open.delete(pipe);
      return;
    }
  }
  function takeAll(mayRead: () => boolean): void {
    for (const [pipe, decoder] of open) take(pipe, decoder, mayRead);
    if (open.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
  // A child that prints faster than anybody reads waits, as cells do.
  const hasRoom = () => Atomics.load(shared, WAITING) <= MOST_WAITING;
  return {
    read(pipes) {
      for (const pipe of pipes) open.set(pipe, new StringDecoder("utf8"));
      if (open.size > 0) timer ??= setInterval(() => takeAll(hasRoom), LOOK);
    },
    drain: () => takeAll(() => true),
  };
}

/** How much was read, 0 at the end; undefined when nothing is there by now. */
function readNow(fd: number, buffer: Buffer): number | undefined {
  try {
    return readSync(fd, buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return undefined;
    return 0;
  }
}
