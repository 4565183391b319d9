import { writeSync } from "node:fs";
import { setTimeout as later } from "node:timers/promises";
import { Reply, Router, XPublisher } from "zeromq";
import type { Channel, Connection } from "./connection";
import type { Message } from "./message";
import { createPace, isBehindServer } from "./pace";
import { reason } from "./reason";
import { sendQueue } from "./send-queue";
import { subscription, welcome } from "./welcome";
import type { Received, Wire } from "./wire";

/** The sockets of a kernel; what is sent on one of them leaves in the order in which it was sent. */
export interface Sockets {
  send(channel: Inbound, message: Message, identities: readonly Uint8Array[]): void;
  /** Resolves when it is on its way to every reader, the slowest included. */
  publish(message: Message): Promise<void>;
  /** Resolves when somebody has subscribed, and was welcomed. */
  readonly firstReader: Promise<void>;
  /** Hands what arrives from now on to `handlers`. */
  listen(handlers: Handlers): void;
  /** Sends what is still waiting, then closes the sockets. What is sent from here on is dropped. */
  close(): Promise<void>;
}

/** Messages of output that may wait inside zeromq for one reader: of text, four megabytes at most. */
const MOST_UNREAD = 64;
/** How long what is still waiting may take to leave at the end, in milliseconds. */
const LINGER = 1000;

const INBOUND = ["shell", "control", "stdin"] as const;
type Inbound = (typeof INBOUND)[number];
export type Handlers = Readonly<Record<Inbound, (received: Received) => void>>;

/**
 * Binds the five sockets.
 *
 * @throws Error when an address cannot be had; the message names it
 */
export async function openSockets({ address }: Connection, wire: Wire): Promise<Sockets> {
  // Answers must never be dropped: there is no limit to how many may wait to be sent.
  const options = { sendHighWaterMark: 0, linger: LINGER };
  const routers = { shell: new Router(options), control: new Router(options), stdin: new Router(options) };
  // Nor must output; but there may be any amount of it, so a reader that is slow is waited for. Every subscriber is
  // welcomed, and not only the first one to a topic.
  const waiting = { sendHighWaterMark: MOST_UNREAD, noDrop: true, linger: LINGER };
  const iopub = new XPublisher({ ...waiting, verbosity: "allSubs" });
  const hb = new Reply(options);
  const all = { ...routers, iopub, hb };
  await bindAll(Object.entries(all).map(([name, socket]) => [socket, address[name as Channel]]));
  const outbound = { ...routers, iopub };
  const queues = new Map(Object.entries(outbound).map(([name, socket]) => [name, sendQueue(socket)]));
  let closed = false;
  const pace = isBehindServer(process.env) ? createPace() : undefined;
  const send = async (channel: Inbound | "iopub", frames: Uint8Array[], wait?: () => number) => {
    if (!closed) await queues.get(channel)?.push(frames, wait);
  };
  const publish = (topic: string, message: Message) => {
    const frames = [Buffer.from(topic), ...wire.encode(message)];
    return send("iopub", frames, pace && (() => pace(message, sizeOf(frames))));
  };
  void echo(hb);
  const firstReader = new Promise<void>((resolve) => {
    void listenTo(iopub, ([event]) => {
      const topic = subscription(event);
      if (topic !== undefined) void publish(topic, welcome(topic)).then(resolve);
    });
  });
  return {
    firstReader,
    send: (channel, message, identities) => void send(channel, wire.encode(message, identities)),
    publish: (message) => publish(`kernel.${message.header.session}.${message.header.msg_type}`, message),
    listen(handlers) {
      for (const name of INBOUND) void listenTo(routers[name], (frames) => handlers[name](wire.decode(frames)));
    },
    async close() {
      closed = true;
      const drained = Promise.all([...queues.values()].map((queue) => queue.drained()));
      await Promise.race([drained, later(LINGER)]);
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

function sizeOf(frames: readonly Uint8Array[]): number {
  return frames.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

async function listenTo(socket: Router | XPublisher, handle: (frames: Uint8Array[]) => void): Promise<void> {
  for await (const frames of socket) {
    try {
      handle(frames);
    } catch (error) {
      // A message that cannot be read has nobody to answer; the kernel goes on.
      // Into Jupyter's log: what a thread writes to its stream would be in a cell.
      writeSync(2, `Message ignored: ${reason(error)}\n`);
    }
  }
}

async function echo(socket: Reply): Promise<void> {
  for await (const frames of socket) await socket.send(frames).catch(() => {}); // Whoever asked may have gone.
}
