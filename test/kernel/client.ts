import { randomUUID } from "node:crypto";
import { Dealer, Request, Subscriber } from "zeromq";
import type { Connection } from "../../kernel/connection";
import { type Content, type Message, message } from "../../kernel/message";
import { createWire } from "../../kernel/wire";
import { type KernelPlace, startProcess } from "./process";

/** What came back for one request: the reply, and everything published on the way, in order. */
export interface Answer {
  readonly reply: Content;
  /** The whole reply, with its header and metadata. */
  readonly message: Message;
  readonly published: readonly Message[];
  /** The printed text of a stream. */
  text(stream?: "stdout" | "stderr"): string;
  /** The content of the first message of a type. */
  first(type: string): Content | undefined;
}

/** What few requests have: metadata, and the subshell that is to answer. */
interface Asked {
  readonly metadata?: Content;
  readonly subshell?: string;
}

type Inbound = "shell" | "control" | "stdin";

/** How long anything may take before a test gives up, in milliseconds; a machine may do much else meanwhile. */
const PATIENCE = 240_000;

/** A running kernel and a client of the same protocol that JupyterLab speaks. */
export interface KernelClient extends AsyncDisposable {
  readonly pid: number;
  readonly connection: Connection;
  readonly exited: Promise<number | null>;
  request(type: string, content: Content, channel?: "shell" | "control", extras?: Asked): Promise<Answer>;
  execute(code: string, options?: Content, extras?: Asked): Promise<Answer>;
  /** Sends a message that nothing replies to, on the shell channel; resolves when the kernel is idle again. */
  say(type: string, content: Content): Promise<readonly Message[]>;
  /** Sends a message that may get no reply; returns its id. */
  send(channel: Inbound, asked: Message): Promise<string>;
  /** Sends bytes as they are. */
  sendRaw(frames: Uint8Array[], channel?: Inbound): Promise<void>;
  heartbeat(): Promise<string>;
  /** Everything published since the start. */
  readonly published: readonly Message[];
  /** The questions of cells that were asked so far, the latest last. */
  readonly questions: readonly Message[];
  /** Waits for something that the kernel sends without being asked. */
  until<T>(what: () => T | undefined): Promise<T>;
}

/** Starts the kernel as its kernel spec does, and waits until it is heard on all channels. */
export async function startKernel(place?: string | KernelPlace): Promise<KernelClient> {
  const kernel = await startProcess(typeof place === "string" ? { folder: place } : place);
  const { connection } = kernel;
  const wire = createWire(connection.key);
  const published: Message[] = [];
  const questions: Message[] = [];
  const waiting = new Map<string, { reply?: Message; idle: boolean; finish(reply: Message): void }>();
  const settle = (id: string | undefined) => {
    const entry = id === undefined ? undefined : waiting.get(id);
    if (entry?.reply && entry.idle) entry.finish(entry.reply);
  };

  // The same identity on all channels, or the questions of a cell would find nobody.
  const options = { linger: 0, routingId: randomUUID() };
  const dealers = { shell: new Dealer(options), control: new Dealer(options), stdin: new Dealer(options) };
  const iopub = new Subscriber({ linger: 0 });
  const hb = new Request({ linger: 0 });
  for (const [name, dealer] of Object.entries(dealers)) dealer.connect(connection.address[name as Inbound]);
  iopub.connect(connection.address.iopub);
  iopub.subscribe();
  hb.connect(connection.address.hb);

  void listen(iopub, (received) => {
    published.push(received);
    const parent = received.parent_header.msg_id;
    const entry = waiting.get(parent ?? "");
    if (entry && received.content.execution_state === "idle") entry.idle = true;
    settle(parent);
  });
  for (const dealer of [dealers.shell, dealers.control]) {
    void listen(dealer, (received) => {
      const parent = received.parent_header.msg_id;
      const entry = waiting.get(parent ?? "");
      if (entry) entry.reply = received;
      settle(parent);
    });
  }
  void listen(dealers.stdin, (received) => questions.push(received));

  async function listen(socket: Subscriber | Dealer, handle: (received: Message) => void): Promise<void> {
    for await (const frames of socket) handle(wire.decode(frames).message);
  }

  // zeromq takes one message at a time.
  const queues = { shell: Promise.resolve(), control: Promise.resolve(), stdin: Promise.resolve() };
  const sendRaw = (frames: Uint8Array[], channel: Inbound = "shell") => {
    queues[channel] = queues[channel].then(() => dealers[channel].send(frames));
    return queues[channel];
  };
  let lost: Error | undefined;
  const request: KernelClient["request"] = (type, content, channel = "shell", extras = {}) => {
    // A kernel that left one request without an answer would let each of the next tests wait as long.
    if (lost) return Promise.reject(lost);
    const plain = message(type, content, undefined, extras);
    const asked = { ...plain, header: { ...plain.header, subshell_id: extras.subshell } };
    const id = asked.header.msg_id;
    const from = published.length;
    const answer = new Promise<Answer>((resolve, reject) => {
      const giveUp = setTimeout(() => {
        lost = new Error(`Waited, but ${type} has no answer yet`);
        reject(lost);
      }, PATIENCE).unref();
      const finish = (reply: Message) => {
        waiting.delete(id);
        clearTimeout(giveUp);
        const own = published.slice(from).filter(({ parent_header }) => parent_header.msg_id === id);
        resolve(answerOf(reply, own));
      };
      waiting.set(id, { idle: false, finish });
    });
    sendRaw(wire.encode(asked), channel);
    return answer;
  };

  const client: KernelClient = {
    pid: kernel.process.pid ?? 0,
    connection,
    exited: kernel.exited,
    published,
    questions,
    request,
    execute: (code, options = {}, extras = {}) =>
      request("execute_request", { code, silent: false, store_history: true, ...options }, "shell", extras),
    async say(type, content) {
      const asked = message(type, content, undefined);
      const id = await client.send("shell", asked);
      const own = () => published.filter(({ parent_header }) => parent_header.msg_id === id);
      return client.until(() => {
        const said = own();
        return said.some(({ content }) => content.execution_state === "idle") ? said : undefined;
      });
    },
    sendRaw,
    async send(channel, asked) {
      await sendRaw(wire.encode(asked), channel);
      return asked.header.msg_id;
    },
    async heartbeat() {
      await hb.send("ping");
      const [echo] = await hb.receive();
      return echo.toString();
    },
    async until(what) {
      for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
        const found = what();
        if (found !== undefined) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`Waited, but not yet: ${what}`);
    },
    async [Symbol.asyncDispose]() {
      await kernel.end();
      for (const socket of [iopub, hb, ...Object.values(dealers)]) socket.close();
    },
  };
  // From here on the subscriber misses nothing.
  await client.until(() => published.find(({ header }) => header.msg_type === "iopub_welcome"));
  await request("kernel_info_request", {});
  return client;
}

function answerOf(reply: Message, published: readonly Message[]): Answer {
  const ofType = (type: string) =>
    published.filter(({ header }) => header.msg_type === type).map(({ content }) => content);
  return {
    reply: reply.content,
    message: reply,
    published,
    first: (type) => ofType(type)[0],
    text: (stream = "stdout") =>
      ofType("stream")
        .filter(({ name }) => name === stream)
        .map(({ text }) => text)
        .join(""),
  };
}
