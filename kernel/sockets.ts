import { Publisher, Reply, Router } from "zeromq";
import type { Channel, Connection } from "./connection";
import type { Header, Message } from "./message";
import type { Received, Wire } from "./wire";

/** The sockets of a kernel; what is sent on one of them leaves in the order in which it was sent. */
export interface Sockets {
  send(channel: "shell" | "control" | "stdin", message: Message, identities: readonly Uint8Array[]): void;
  publish(message: Message): void;
  /** Hands what arrives from now on to `handlers`. */
  listen(handlers: Handlers): void;
  /** Sends what is still waiting, then closes the sockets. */
  close(): Promise<void>;
}

export interface Handlers {
  readonly shell: (received: Received) => void;
  readonly control: (received: Received) => void;
  readonly stdin: (received: Received) => void;
}

const INBOUND = ["shell", "control", "stdin"] as const;

/** Binds the five sockets. */
export async function openSockets({ address }: Connection, wire: Wire): Promise<Sockets> {
  // Output must never be dropped: there is no limit to what may wait to be sent.
  const options = { sendHighWaterMark: 0, linger: 1000 };
  const sockets = {
    shell: new Router(options),
    control: new Router(options),
    stdin: new Router(options),
    iopub: new Publisher(options),
    hb: new Reply(options),
  };
  await Promise.all(Object.entries(sockets).map(([name, socket]) => socket.bind(address[name as Channel])));
  void echo(sockets.hb);
  const queues = new Map(Object.entries(sockets).map(([name, socket]) => [name, sendQueue(socket as Publisher)]));
  const send = (channel: string, frames: Uint8Array[]) => queues.get(channel)?.push(frames);
  return {
    send: (channel, message, identities) => send(channel, wire.encode(message, identities)),
    publish: (message) => send("iopub", [topic(message), ...wire.encode(message)]),
    listen(handlers) {
      for (const channel of INBOUND) void receive(sockets[channel], wire, handlers[channel]);
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.drained()));
      for (const socket of Object.values(sockets)) socket.close();
    },
  };
}

function topic({ header }: Message): Uint8Array {
  return Buffer.from(`kernel.${(header satisfies Header).session}.${header.msg_type}`);
}

/** One queue for each socket: zeromq takes the next message only when the one before has been handed over. */
function sendQueue(socket: Publisher | Router) {
  let last: Promise<unknown> = Promise.resolve();
  return {
    push(frames: Uint8Array[]) {
      last = last
        .then(() => socket.send(frames))
        .catch((error) => process.stderr.write(`Cannot send a message: ${error}\n`));
    },
    drained: () => last,
  };
}

async function receive(socket: Router, wire: Wire, handle: (received: Received) => void): Promise<void> {
  for await (const frames of socket) {
    try {
      handle(wire.decode(frames));
    } catch (error) {
      // A message that cannot be read has nobody to answer; the kernel goes on.
      process.stderr.write(`Message ignored: ${error instanceof Error ? error.message : error}\n`);
    }
  }
}

async function echo(socket: Reply): Promise<void> {
  for await (const frames of socket) await socket.send(frames);
}
