import type { Header } from "./message";
import { FULL, pieces } from "./pieces";
import type { StreamName } from "./threads";

/** Which cell a message belongs to, and which of its streams. */
interface Source {
  readonly parent: Header | undefined;
  readonly stream: StreamName;
}

interface Pending extends Source {
  /** Whether there is nothing in it so far that says something (`isBlank`). */
  readonly blank: boolean;
  readonly texts: string[];
}

/** Gathers printed text, so that a thousand short prints become a few messages and none waits long. */
export interface Streams {
  write(parent: Header | undefined, stream: StreamName, text: string): void;
  /** Sends what is gathered; called before anything that must come after it. */
  flush(): void;
}

/** How long printed text may wait for more of its kind, in milliseconds. */
const PATIENCE = 20;

const isOfCell = (source: Source | undefined, parent: Header | undefined): source is Source =>
  source !== undefined && source.parent?.msg_id === parent?.msg_id;

/**
 * Whether a text is an alarm that says nothing: front ends give each message of `stderr` a coloured box, and TensorFlow.js
 * ends every epoch with an empty line there. It goes where the cell's other text goes, so that the box is not made. A
 * carriage return is no such text: what follows it overwrites its line.
 */
function isBlank(stream: StreamName, text: string): boolean {
  return stream === "stderr" && !/[^\n\t ]/.test(text);
}

/** @param send resolves when the text has left */
export function createStreams(
  send: (parent: Header | undefined, stream: StreamName, text: string) => Promise<void>,
): Streams {
  let pending: Pending | undefined;
  /** What the latest message belongs to. */
  let latest: Source | undefined;
  let size = 0;
  let leaving = 0;
  let timer: NodeJS.Timeout | undefined;
  /** Whether what is pending has waited long enough. */
  let due = false;

  const leave = async ({ parent, stream }: Source, text: string) => {
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
    latest = from;
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
    write(parent, printedTo, text) {
      const says = !isBlank(printedTo, text);
      const before = pending ?? latest;
      const stream = !says && isOfCell(before, parent) ? before.stream : printedTo;
      const blank = !says && stream === "stderr";
      if (pending?.blank && isOfCell(pending, parent)) pending = { ...pending, stream, blank };
      // Text of another cell, or of the other stream, ends the message: the order is kept.
      if (pending && !(isOfCell(pending, parent) && pending.stream === stream)) flush();
      pending ??= { parent, stream, blank, texts: [] };
      pending.texts.push(text);
      size += text.length;
      if (size >= FULL) flushWhenFree();
      else timer ??= setTimeout(wake, PATIENCE);
    },
  };
}
