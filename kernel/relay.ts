import type { Content, Extras, Header } from "./message";
import type { Outbox } from "./outbox";
import { createStreams } from "./streams";
import { MESSAGE_SIZE, PRINT_SIZE, type ToSockets, WAITING } from "./threads";

/** Carries what cells print and show to everybody who listens. */
export interface Relay {
  print(event: ToSockets & { kind: "text" }): void;
  publish(event: ToSockets & { kind: "publish" }): void;
  /** Sends what is still gathered, before anything that must come after it. */
  flush(): void;
  /** From here on, what belongs to `parent` is not shown. */
  silence(parent: Header): void;
}

/** What a silent cell keeps to itself; messages of widgets are no output. */
const OUTPUT = new Set(["stream", "display_data", "update_display_data", "execute_result", "error", "clear_output"]);

/** @param shared counts what has not left yet, for cells that print faster than anybody reads */
export function createRelay(outbox: Outbox, shared: Int32Array): Relay {
  const silent = new Set<string>();
  const left = (size: number) => {
    Atomics.sub(shared, WAITING, size);
    Atomics.notify(shared, WAITING);
  };
  /** Output has left when its readers have it, so that a cell cannot print faster than they read. */
  const send = async (type: string, content: Content, parent: Header | undefined, size: number, extras?: Extras) => {
    if (!(OUTPUT.has(type) && isSilent(parent))) await outbox.publish(type, content, parent, extras);
    left(size);
  };
  const streams = createStreams((parent, name, text) => {
    // What was gathered weighed its letters alone; now it is a message. With `stderr` between, each line is one.
    Atomics.add(shared, WAITING, MESSAGE_SIZE);
    return send("stream", { name, text }, parent, text.length + MESSAGE_SIZE);
  });
  const isSilent = (parent: Header | undefined) => parent !== undefined && silent.has(parent.msg_id);

  return {
    print({ parent, stream, text }) {
      left(PRINT_SIZE);
      streams.write(parent, stream, text);
    },
    publish({ parent, type, content, extras, size }) {
      streams.flush();
      void send(type, content, parent, size, extras);
    },
    flush: () => streams.flush(),
    silence: ({ msg_id }) => silent.add(msg_id),
  };
}
