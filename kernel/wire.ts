import { createHmac, timingSafeEqual } from "node:crypto";
import type { Content, Header, Message } from "./message";

/** A message together with the identities that say whom to answer. */
export interface Received {
  readonly identities: readonly Uint8Array[];
  readonly message: Message;
}

/** Writes and reads the frames of a message: identities, delimiter, signature, four JSON texts, buffers. */
export interface Wire {
  encode(message: Message, identities?: readonly Uint8Array[]): Uint8Array[];
  /** @throws TypeError when the frames are no message, or not one that was signed with this key */
  decode(frames: readonly Uint8Array[]): Received;
}

const DELIMITER = Buffer.from("<IDS|MSG>");

/** @param key signs every message; an empty key, which Jupyter allows for debugging, turns signing off */
export function createWire(key: string): Wire {
  const sign = (parts: readonly Uint8Array[]) => {
    if (key === "") return Buffer.alloc(0);
    const hmac = createHmac("sha256", key);
    for (const part of parts) hmac.update(part);
    return Buffer.from(hmac.digest("hex"));
  };
  return {
    encode({ header, parent_header, metadata, content, buffers }, identities = []) {
      const parts = [header, parent_header, metadata, content].map((part) => Buffer.from(toJson(part)));
      return [...identities, DELIMITER, sign(parts), ...parts, ...buffers];
    },
    decode(frames) {
      const at = frames.findIndex((frame) => DELIMITER.equals(frame));
      if (at < 0) throw new TypeError("Cannot read a message as its frames have no delimiter");
      const [signature, ...rest] = frames.slice(at + 1);
      const parts = rest.slice(0, 4);
      if (parts.length < 4)
        throw new TypeError(`Cannot read a message as it must have 4 parts: it has ${parts.length}`);
      const expected = sign(parts);
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
        throw new TypeError("Cannot trust a message as its signature is not that of this kernel's key");
      }
      const [header, parent_header, metadata, content] = parts.map(readObject);
      if (typeof header.msg_id !== "string" || typeof header.msg_type !== "string") {
        throw new TypeError("Cannot read a message as its header must have msg_id and msg_type");
      }
      const headers = { header: flat(header), parent_header: flat(parent_header) };
      return { identities: frames.slice(0, at), message: { ...headers, metadata, content, buffers: rest.slice(4) } };
    },
  };
}

/** Half of a letter of two halves, as `"😀"[0]`, is in no file: JupyterLab could not save the notebook. */
function toJson(part: object): string {
  const text = JSON.stringify(part);
  if (!text.includes("\\ud")) return text;
  return text.replace(/\\(?:(ud[89a-f][\da-f]{2})|.)/g, (escaped, half) => (half ? "\ufffd" : escaped));
}

function readObject(frame: Uint8Array): Content {
  const value: unknown = JSON.parse(Buffer.from(frame).toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new TypeError("Cannot read a message as its parts must be objects");
  return value as Content;
}

/** Headers are echoed in every answer; what is nested in one, however deep, is not. */
function flat(header: Content): Header {
  const plain = Object.entries(header).filter(([, value]) => typeof value !== "object" || value === null);
  return Object.fromEntries(plain) as unknown as Header;
}
