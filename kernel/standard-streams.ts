import type { Jobs } from "./jobs";
import type { Output } from "./output";
import { standIn } from "./stand-in";
import type { StreamName } from "./threads";
import { createWritten, type Done } from "./written";

/** What is written to a stream in one piece. */
export type Chunk = string | Uint8Array;
/** Prints in the cell of the running code; code that was stopped prints nothing any more. */
export type Put = (chunk: Chunk, encoding?: unknown) => void;
type Call = (...args: unknown[]) => unknown;

const isFunction = (value: unknown): value is Call => typeof value === "function";

/** Sends what code writes to the process's streams, `console` included, to the notebook instead. */
export function captureStreams(output: Pick<Output, "print">, jobs: Pick<Jobs, "check">): Record<StreamName, Put> {
  return { stdout: capture("stdout", output, jobs), stderr: capture("stderr", output, jobs) };
}

function capture(name: StreamName, output: Pick<Output, "print">, jobs: Pick<Jobs, "check">): Put {
  const stream = process[name];
  const text = readChunks();
  const written = createWritten();
  const put: Put = (chunk, encoding) => {
    jobs.check();
    output.print(name, text(chunk, encoding));
  };
  replace(stream, "write", ([chunk, encoding, callback]) => {
    put(chunk as Chunk, encoding);
    const done = typeof encoding === "function" ? encoding : callback;
    if (typeof done === "function") written(done as Done);
    return true;
  });
  keepOpen(stream, put);
  return put;
}

/**
 * Makes what reads, piece by piece, what is written to a stream: text, bytes of it, which may end within a letter, or bytes
 * as text, in hexadecimal digits for example.
 */
export function readChunks(): (chunk: Chunk, encoding: unknown) => string {
  const decoder = new TextDecoder();
  return (chunk, encoding) => {
    if (typeof chunk !== "string") return decoder.decode(chunk, { stream: true });
    if (typeof encoding !== "string" || /^(utf-?8|buffer)$/i.test(encoding)) return chunk;
    return decoder.decode(Buffer.from(chunk, encoding as BufferEncoding), { stream: true });
  };
}

/**
 * A stream that was ended or destroyed takes no more, and all cells share this one: it only says that it was. Node keeps
 * the file beneath it open, too.
 */
function keepOpen(stream: NodeJS.WriteStream, put: Put): void {
  replace(stream, "end", (args) => {
    const [chunk, encoding] = args.filter((arg) => !isFunction(arg));
    put((chunk ?? "") as Chunk, encoding);
    process.nextTick(() => {
      args.find(isFunction)?.();
      stream.emit("finish");
      stream.emit("close");
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
  const value = standIn(Reflect.get(stream, name) as Call, (_, args) => call(args));
  Object.defineProperty(stream, name, { value, writable: true, configurable: true });
}
