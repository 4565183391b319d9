import type { Header } from "./message";
import { FULL, pieces } from "./pieces";
import type { StreamName } from "./threads";

interface Pending {
  readonly parent: Header | undefined;
  readonly stream: StreamName;
  texts: string[];
}

/** Gathers printed text, so that a thousand short prints become a few messages and none waits long. */
export interface Streams {
  write(parent: Header | undefined, stream: StreamName, text: string): void;
  /** Sends what is gathered; called before anything that must come after it. */
  flush(): void;
}

/** How long printed text may wait for more of its kind, in milliseconds. */
const PATIENCE = 20;

/** @param send resolves when the text has left */
export function createStreams(
  send: (parent: Header | undefined, stream: StreamName, text: string) => Promise<void>,
): Streams {
  let pending: Pending | undefined;
  let size = 0;
  let leaving = 0;
  let timer: NodeJS.Timeout | undefined;
  /** Whether what is pending has waited long enough. */
  let due = false;

  const leave = async ({ parent, stream }: Omit<Pending, "texts">, text: string) => {
    leaving++;
    await send(parent, stream, text);
    leaving--;
    if (due || size >= FULL) flushWhenFree();
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    due = false;
    if (!pending) return;
    const { texts, ...from } = pending;
    pending = undefined;
    size = 0;
    for (const text of pieces(texts.join(""))) void leave(from, text);
  };
  const flushWhenFree = () => {
    if (leaving === 0) flush();
  };
  const wake = () => {
    due = true;
    flushWhenFree();
  };
  return {
    flush,
    write(parent, stream, text) {
      // Text of another cell, or of the other stream, ends the message: the order is kept.
      if (pending && (pending.parent?.msg_id !== parent?.msg_id || pending.stream !== stream)) flush();
      pending ??= { parent, stream, texts: [] };
      pending.texts.push(text);
      size += text.length;
      if (size >= FULL) flushWhenFree();
      else timer ??= setTimeout(wake, PATIENCE);
    },
  };
}
