import { randomUUID } from "node:crypto";

/** The version of the messaging protocol that this kernel speaks. */
export const PROTOCOL_VERSION = "5.5";

export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
  /** The subshell that is to answer; the main one when there is none. */
  readonly subshell_id?: string | null;
}

export type Content = Readonly<Record<string, unknown>>;

/** A message of the Jupyter protocol; `parent_header` is empty when nothing asked for it. */
export interface Message {
  readonly header: Header;
  readonly parent_header: Header | Record<string, never>;
  readonly metadata: Content;
  readonly content: Content;
  readonly buffers: readonly Uint8Array[];
}

/** What few messages have: metadata, and bytes that JSON cannot hold. */
export type Extras = Partial<Pick<Message, "metadata" | "buffers">>;

/** The kernel's own session: its messages are its own, not the client's. */
export const SESSION = randomUUID();

/** Makes a message of the kernel's in answer to `parent`. */
export function message(type: string, content: Content, parent: Header | undefined, extras: Extras = {}): Message {
  const header: Header = {
    msg_id: randomUUID(),
    msg_type: type,
    session: SESSION,
    username: "kernel",
    date: new Date().toISOString(),
    version: PROTOCOL_VERSION,
  };
  return {
    header,
    parent_header: parent ?? {},
    metadata: extras.metadata ?? {},
    content,
    buffers: extras.buffers ?? [],
  };
}

/** The content of a reply that says what went wrong. */
export function failure(error: unknown): Content {
  const { name, message: text } = error instanceof Error ? error : { name: "Error", message: String(error) };
  return { status: "error", ename: name, evalue: text, traceback: [] };
}
