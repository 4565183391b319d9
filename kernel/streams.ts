import type { Header } from "./message";
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
/** A message of this many characters leaves at once. */
const FULL = 1 << 16;

export function createStreams(send: (parent: Header | undefined, stream: StreamName, text: string) => void): Streams {
  let pending: Pending | undefined;
  let size = 0;
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (pending) send(pending.parent, pending.stream, pending.texts.join(""));
    pending = undefined;
    size = 0;
  };
  return {
    flush,
    write(parent, stream, text) {
      // Text of another cell, or of the other stream, ends the message: the order is kept.
      if (pending && (pending.parent?.msg_id !== parent?.msg_id || pending.stream !== stream)) flush();
      pending ??= { parent, stream, texts: [] };
      pending.texts.push(text);
      size += text.length;
      if (size >= FULL) flush();
      else timer ??= setTimeout(flush, PATIENCE);
    },
  };
}
