import { randomUUID } from "node:crypto";
import type { Jobs } from "./jobs";
import type { Content, Extras } from "./message";
import type { Output } from "./output";
import type { CommEvent } from "./threads";

/** What comes through a comm: JSON, and bytes beside it. */
export interface CommMessage {
  readonly data: Content;
  readonly buffers: readonly Uint8Array[];
}

/** One open line to a front end; both sides may speak at any time. */
export interface Comm {
  readonly id: string;
  send(data: Content, extras?: Extras): void;
  /** Ends it on the other side too. */
  close(): void;
}

type Listener = (message: CommMessage) => void;

/** All comms of this kernel. What a listener prints belongs to the cell that opened the comm, and so do its errors. */
export interface Comms {
  /** Opens a comm to the front ends; `listen` hears what they send through it. */
  open(target: string, data: Content, listen: Listener, extras?: Extras): Comm;
  /** Says what happens when a front end opens a comm to `target`; what it returns hears the messages. */
  accept(target: string, opened: (comm: Comm, message: CommMessage) => Listener): void;
  /** Takes a message from a front end. */
  receive(event: CommEvent): void;
}

export function createComms(
  output: Pick<Output, "publish">,
  { bind }: Pick<Jobs, "bind">,
  report: (error: unknown) => void,
): Comms {
  const listeners = new Map<string, Listener>();
  const targets = new Map<string, Parameters<Comms["accept"]>[1]>();
  const comm = (id: string): Comm => ({
    id,
    send: (data, extras) => output.publish("comm_msg", { comm_id: id, data }, extras),
    close() {
      if (listeners.delete(id)) output.publish("comm_close", { comm_id: id, data: {} });
    },
  });

  const attempt = (listen: Listener): Listener =>
    bind((message: CommMessage) => {
      try {
        listen(message);
      } catch (error) {
        report(error);
      }
    });

  function opened(id: string, target: string, message: CommMessage): void {
    const accept = targets.get(target);
    if (!accept) {
      output.publish("comm_close", { comm_id: id, data: {} });
      return;
    }
    listeners.set(id, () => {}); // It is open by now, and may be closed at once.
    const listener = accept(comm(id), message);
    if (listeners.has(id)) listeners.set(id, attempt(listener));
  }

  return {
    open(target, data, listen, extras) {
      const id = randomUUID();
      listeners.set(id, attempt(listen));
      output.publish("comm_open", { comm_id: id, target_name: target, data }, extras);
      return comm(id);
    },
    accept: (target, accept) => void targets.set(target, accept),
    receive({ parent, content, buffers }) {
      const id = String(content.comm_id);
      const message = { data: (content.data ?? {}) as Content, buffers };
      if (parent.msg_type === "comm_open") opened(id, String(content.target_name), message);
      else if (parent.msg_type === "comm_close") listeners.delete(id);
      else listeners.get(id)?.(message);
    },
  };
}
