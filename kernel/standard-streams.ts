import type { Jobs } from "./jobs";
import type { Output } from "./output";
import { standIn } from "./stand-in";
import type { StreamName } from "./threads";
import { createWritten, type Done } from "./written";

type Chunk = string | Uint8Array;
/** Prints in the cell of the running code; code that was stopped prints nothing any more. */
export type Put = (chunk: Chunk) => void;
type Call = (...args: unknown[]) => unknown;

const isFunction = (value: unknown): value is Call => typeof value === "function";

/** Sends what code writes to the process's streams, `console` included, to the notebook instead. */
export function captureStreams(output: Pick<Output, "print">, jobs: Pick<Jobs, "check">): Record<StreamName, Put> {
  const capture = (name: StreamName) =>
    captureStream(name, (text) => {
      jobs.check();
      output.print(name, text);
    });
  return { stdout: capture("stdout"), stderr: capture("stderr") };
}

/** The same for one stream of this thread; `print` gets its text. */
export function captureStream(name: StreamName, print: (text: string) => void): Put {
  const stream = process[name];
  const decoder = new TextDecoder();
  const written = createWritten();
  const put: Put = (chunk) => print(typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }));
  replace(stream, "write", ([chunk, encoding, callback]) => {
    put(typeof encoding === "string" ? encoded(chunk as Chunk, encoding) : (chunk as Chunk));
    const done = typeof encoding === "function" ? encoding : callback;
    if (typeof done === "function") written(done as Done);
    return true;
  });
  keepOpen(stream, put);
  return put;
}

/** A text may be written as bytes in hexadecimal digits, for example. */
function encoded(chunk: Chunk, encoding: string): Chunk {
  return typeof chunk !== "string" || /^utf-?8$/i.test(encoding)
    ? chunk
    : Buffer.from(chunk, encoding as BufferEncoding);
}

/**
 * A stream that was ended or destroyed takes no more, and all cells share this one: it only says that it was. Node keeps
 * the file beneath it open, too.
 */
function keepOpen(stream: NodeJS.WriteStream, put: Put): void {
  replace(stream, "end", (args) => {
    const [chunk] = args.filter((arg) => !isFunction(arg));
    put((chunk ?? "") as Chunk);
    process.nextTick(() => {
      args.find(isFunction)?.();
      stream.emit("finish");
    });
    return stream;
  });
  const destroy = ([error]: unknown[]) => {
    process.nextTick(() => {
      if (error) stream.emit("error", error);
      stream.emit("close");
    });
    return stream;
  };
  for (const name of ["destroy", "destroySoon"]) replace(stream, name, destroy);
  // A pipeline goes on listening when it has ended, as the stream that it wrote to is over elsewhere.
  stream.setMaxListeners(0);
}

/** As in Node, a look at the stream shows its fields and not its methods. */
function replace(stream: NodeJS.WriteStream, name: string, call: (args: unknown[]) => unknown): void {
  const original: unknown = Reflect.get(stream, name);
  // Those of threads have no `destroySoon`.
  if (!isFunction(original)) return;
  const value = standIn(original, (_, args) => call(args));
  Object.defineProperty(stream, name, { value, writable: true, configurable: true });
}
