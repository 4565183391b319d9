import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { devNull } from "node:os";
import { standIn } from "./stand-in";
import type { Put } from "./standard-streams";
import type { StreamName } from "./threads";

type Call = (fd: unknown, ...rest: unknown[]) => unknown;

/** Those of `node:fs` that write to what was opened. `appendFile` and streams of files call them. */
const WRITERS = ["write", "writeSync", "writev", "writevSync", "writeFile", "writeFileSync"] as const;
const CLOSERS = ["close", "closeSync"] as const;

/**
 * Prints in the cell what its code writes to the file descriptors 1 and 2: they are those of the kernel's process, and lead
 * to Jupyter's log. They stay open, too: the next file would get the number of one that was closed.
 *
 * Node itself writes it into nothing: so it has a look at the arguments, counts the bytes, and calls back.
 */
export function captureDescriptors(put: Readonly<Record<StreamName, Put>>): void {
  const nowhere = fs.openSync(devNull, "w");
  for (const name of WRITERS) {
    replace(name, (write, fd, [data, ...rest]) => {
      const done = write(nowhere, data, ...rest);
      put[fd === 1 ? "stdout" : "stderr"](chunkOf(data, rest));
      return done;
    });
  }
  for (const name of CLOSERS) replace(name, (close, _, rest) => close(fs.openSync(devNull, "w"), ...rest));
  syncBuiltinESMExports();
}

/** Has `call` do what a function of Node's is to do with the descriptors 1 and 2. */
function replace(
  name: (typeof WRITERS | typeof CLOSERS)[number],
  call: (original: Call, fd: 1 | 2, rest: readonly unknown[]) => unknown,
): void {
  const original = fs[name] as Call;
  const own = standIn(original, (_, args) => {
    const [fd, ...rest] = args;
    return fd === 1 || fd === 2 ? call(original, fd, rest) : original(...args);
  });
  Object.assign(fs, { [name]: own });
}

/** What is written of a text, of bytes, or of several of them: behind the data may stand which part, or how it is encoded. */
function chunkOf(data: unknown, rest: readonly unknown[]): string | Uint8Array {
  const [first, second] = rest;
  const options = (typeof first === "object" ? first : undefined) as
    | Partial<Record<string, unknown>>
    | undefined
    | null;
  if (typeof data === "string") {
    const encoding = [first, second, options?.encoding].find((arg) => typeof arg === "string");
    return encoding === undefined ? data : Buffer.from(data, encoding as BufferEncoding);
  }
  if (Array.isArray(data)) return Buffer.concat(data.map((part) => bytesOf(part)));
  return bytesOf(data as NodeJS.ArrayBufferView, options?.offset ?? first, options?.length ?? second);
}

function bytesOf({ buffer, byteOffset, byteLength }: NodeJS.ArrayBufferView, from?: unknown, count?: unknown) {
  const offset = typeof from === "number" ? from : 0;
  const length = typeof count === "number" ? count : byteLength - offset;
  return Buffer.from(buffer, byteOffset + offset, length);
}
