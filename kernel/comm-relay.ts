import { createBusyLight } from "./busy-light";
import type { Content, Header } from "./message";
import { type CommEvent, EVENTS } from "./threads";
import type { Received } from "./wire";

/** Hands the comm messages of front ends to the main thread, and knows which comms are open. */
export interface CommRelay {
  /** Takes `comm_open`, `comm_msg` and `comm_close`, which no reply answers. */
  receive(received: Received): void;
  /** Takes note of a comm that the kernel opens or closes. */
  published(type: string, content: Content): void;
  /** The main thread is done with a message. */
  handled(parent: Header): void;
  /** The main thread is done with all of them, and with what they led to. */
  settled(): void;
  /** The content of a `comm_info_reply`: the open comms, of one target when the request names it. */
  info(request: Content): Content;
}

export interface CommRelayParts {
  readonly status: (state: "busy" | "idle", parent?: Header) => void;
  readonly toMain: (event: CommEvent) => void;
  readonly shared: Int32Array;
  /** Whether a cell is being run. */
  readonly isRunning: () => boolean;
  /** Says so, where it is. */
  readonly remind: () => void;
}

/** A front end sends the next value of a slider when the one before is done with: it waits for this `idle`. */
export function createCommRelay({ status, toMain, shared, isRunning, remind }: CommRelayParts): CommRelay {
  const targets = new Map<string, string>();
  let unhandled = 0;
  const light = createBusyLight(status, isRunning);
  const note = (type: string, { comm_id: id, target_name: target }: Content) => {
    if (type === "comm_open") targets.set(String(id), String(target));
    else if (type === "comm_close") targets.delete(String(id));
  };
  return {
    published: note,
    receive({ message: { header, content, buffers } }) {
      note(header.msg_type, content);
      status("busy", header);
      unhandled++;
      light.begin();
      Atomics.add(shared, EVENTS, 1);
      toMain({ parent: header, content, buffers });
    },
    handled(parent) {
      unhandled--;
      status("idle", parent);
      remind();
    },
    settled() {
      // More may be on its way to the main thread.
      if (unhandled === 0) light.end();
    },
    info({ target_name: wanted }) {
      const open = [...targets].filter(([, target]) => wanted === undefined || target === wanted);
      const comms = open.map(([id, target]) => [id, { target_name: target }]);
      return { status: "ok", comms: Object.fromEntries(comms) };
    },
  };
}
