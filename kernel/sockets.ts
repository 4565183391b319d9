import { Reply, Router, XPublisher } from "zeromq";
import type { Channel, Connection } from "./connection";
import type { Message } from "./message";
import { subscription, welcome } from "./welcome";
import type { Received, Wire } from "./wire";

/** The sockets of a kernel; what is sent on one of them leaves in the order in which it was sent. */
export interface Sockets {
  send(channel: Inbound, message: Message, identities: readonly Uint8Array[]): void;
  publish(message: Message): void;
  /** Hands what arrives from now on to `handlers`. */
  listen(handlers: Handlers): void;
  /** Sends what is still waiting, then closes the sockets. What is sent from here on is dropped. */
  close(): Promise<void>;
}

const INBOUND = ["shell", "control", "stdin"] as const;
type Inbound = (typeof INBOUND)[number];
export type Handlers = Readonly<Record<Inbound, (received: Received) => void>>;

/**
 * Binds the five sockets.
 *
 * @throws Error when an address cannot be had; the message names it
 */
export async function openSockets({ address }: Connection, wire: Wire): Promise<Sockets> {
  // Output must never be dropped: there is no limit to what may wait to be sent.
  const options = { sendHighWaterMark: 0, linger: 1000 };
  const routers = { shell: new Router(options), control: new Router(options), stdin: new Router(options) };
  // Every subscriber is welcomed, and not only the first one to a topic.
  const iopub = new XPublisher({ ...options, verbosity: "allSubs" });
  const hb = new Reply(options);
  const all = { ...routers, iopub, hb };
  await bindAll(Object.entries(all).map(([name, socket]) => [socket, address[name as Channel]]));
  const outbound = { ...routers, iopub };
  const queues = new Map(Object.entries(outbound).map(([name, socket]) => [name, sendQueue(socket)]));
  let closed = false;
  const send = (channel: Inbound | "iopub", frames: Uint8Array[]) => {
    if (!closed) queues.get(channel)?.push(frames);
  };
  const publish = (topic: string, message: Message) => send("iopub", [Buffer.from(topic), ...wire.encode(message)]);
  void echo(hb);
  void listenTo(iopub, ([event]) => {
    const topic = subscription(event);
    if (topic !== undefined) publish(topic, welcome(topic));
  });
  return {
    send: (channel, message, identities) => send(channel, wire.encode(message, identities)),
    publish: (message) => publish(`kernel.${message.header.session}.${message.header.msg_type}`, message),
    listen(handlers) {
      for (const name of INBOUND) void listenTo(routers[name], (frames) => handlers[name](wire.decode(frames)));
    },
    async close() {
      closed = true;
      await Promise.all([...queues.values()].map((queue) => queue.drained()));
      for (const socket of Object.values(all)) socket.close();
    },
  };
}

async function bindAll(sockets: readonly [Router | XPublisher | Reply, string][]): Promise<void> {
  const bound = await Promise.allSettled(sockets.map(([socket, address]) => socket.bind(address)));
  const failed = bound.findIndex(({ status }) => status === "rejected");
  if (failed < 0) return;
  // A thread that ends with its sockets open takes the process down without a word.
  for (const [socket] of sockets) socket.close();
  const { reason: why } = bound[failed] as PromiseRejectedResult;
  throw new Error(`Cannot listen on ${sockets[failed][1]}: ${reason(why)}`);
}

/** One queue for each socket: zeromq takes the next message only when the one before has been handed over. */
function sendQueue(socket: Router | XPublisher) {
  let last: Promise<unknown> = Promise.resolve();
  return {
    push(frames: Uint8Array[]) {
      last = last
        .then(() => socket.send(frames))
        .catch((error) => process.stderr.write(`Cannot send a message: ${reason(error)}\n`));
    },
    drained: () => last,
  };
}

async function listenTo(socket: Router | XPublisher, handle: (frames: Uint8Array[]) => void): Promise<void> {
  for await (const frames of socket) {
    try {
      handle(frames);
    } catch (error) {
      // A message that cannot be read has nobody to answer; the kernel goes on.
      process.stderr.write(`Message ignored: ${reason(error)}\n`);
    }
  }
}

async function echo(socket: Reply): Promise<void> {
  for await (const frames of socket) await socket.send(frames).catch(() => {}); // Whoever asked may have gone.
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
