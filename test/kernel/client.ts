import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Dealer, Request, Subscriber } from "zeromq";
import { type Content, type Message, message } from "../../kernel/message";
import { createWire } from "../../kernel/wire";
import { HOME } from "../home";

/** What came back for one request: the reply, and everything published on the way, in order. */
export interface Answer {
  readonly reply: Content;
  readonly published: readonly Message[];
  /** The printed text of a stream. */
  text(stream?: "stdout" | "stderr"): string;
  /** The content of the first message of a type. */
  first(type: string): Content | undefined;
}

/** A running kernel and a client of the same protocol that JupyterLab speaks. */
export interface KernelClient extends AsyncDisposable {
  readonly pid: number;
  readonly exited: Promise<number | null>;
  request(type: string, content: Content, channel?: "shell" | "control"): Promise<Answer>;
  execute(code: string, options?: Content): Promise<Answer>;
  /** Sends bytes as they are. */
  sendRaw(frames: Uint8Array[]): Promise<void>;
  heartbeat(): Promise<string>;
  /** Everything published since the start. */
  readonly published: readonly Message[];
}

/** Starts the kernel as its kernel spec does, in a folder of the project unless told otherwise. */
export async function startKernel(folder = join(HOME, "notebooks", "en")): Promise<KernelClient> {
  const ports = await freePorts(5);
  const scratch = mkdtempSync(join(tmpdir(), "descent-kernel-"));
  const file = join(scratch, "connection.json");
  const [shell_port, control_port, iopub_port, stdin_port, hb_port] = ports;
  const key = "a key for tests";
  const numbers = { shell_port, control_port, iopub_port, stdin_port, hb_port };
  writeFileSync(
    file,
    JSON.stringify({ ...numbers, ip: "127.0.0.1", transport: "tcp", key, signature_scheme: "hmac-sha256" }),
  );

  const argv = ["--require", join(HOME, "setup/preload.cjs"), join(HOME, "kernel/start.mjs"), file];
  const kernel = spawn(process.execPath, argv, { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
  const exited = new Promise<number | null>((resolve) => kernel.once("exit", resolve));

  const wire = createWire(key);
  const published: Message[] = [];
  const waiting = new Map<string, { reply?: Content; idle: boolean; finish(reply: Content): void }>();
  const settle = (id: string | undefined) => {
    const entry = id === undefined ? undefined : waiting.get(id);
    if (entry?.reply && entry.idle) entry.finish(entry.reply);
  };

  const iopub = new Subscriber({ linger: 0 });
  const dealers = { shell: new Dealer({ linger: 0 }), control: new Dealer({ linger: 0 }) };
  const hb = new Request({ linger: 0 });
  iopub.connect(`tcp://127.0.0.1:${iopub_port}`);
  iopub.subscribe();
  dealers.shell.connect(`tcp://127.0.0.1:${shell_port}`);
  dealers.control.connect(`tcp://127.0.0.1:${control_port}`);
  hb.connect(`tcp://127.0.0.1:${hb_port}`);

  void (async () => {
    for await (const frames of iopub) {
      const { message: received } = wire.decode(frames);
      published.push(received);
      const parent = received.parent_header.msg_id;
      const entry = waiting.get(parent ?? "");
      if (entry && received.header.msg_type === "status" && received.content.execution_state === "idle")
        entry.idle = true;
      settle(parent);
    }
  })();
  for (const dealer of Object.values(dealers)) {
    void (async () => {
      for await (const frames of dealer) {
        const { message: received } = wire.decode(frames);
        const parent = received.parent_header.msg_id;
        const entry = waiting.get(parent ?? "");
        if (entry) entry.reply = received.content;
        settle(parent);
      }
    })();
  }

  // zeromq takes one message at a time.
  const queue = { shell: Promise.resolve(), control: Promise.resolve() };
  const send = (channel: "shell" | "control", frames: Uint8Array[]) => {
    queue[channel] = queue[channel].then(() => dealers[channel].send(frames));
    return queue[channel];
  };
  const request = (type: string, content: Content, channel: "shell" | "control" = "shell") => {
    const asked = message(type, content, undefined);
    const id = asked.header.msg_id;
    const from = published.length;
    const answer = new Promise<Answer>((resolve) => {
      const finish = (reply: Content) => {
        waiting.delete(id);
        const own = published.slice(from).filter(({ parent_header }) => parent_header.msg_id === id);
        resolve(answerOf(reply, own));
      };
      waiting.set(id, { idle: false, finish });
    });
    send(channel, wire.encode(asked));
    return answer;
  };

  const client: KernelClient = {
    pid: kernel.pid ?? 0,
    exited,
    published,
    request,
    execute: (code, options = {}) =>
      request("execute_request", { code, silent: false, store_history: true, ...options }),
    sendRaw: (frames) => send("shell", frames),
    async heartbeat() {
      await hb.send("ping");
      const [echo] = await hb.receive();
      return echo.toString();
    },
    async [Symbol.asyncDispose]() {
      kernel.kill("SIGKILL");
      await exited;
      for (const socket of [iopub, hb, ...Object.values(dealers)]) socket.close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
  await ready(request, published);
  return client;
}

/** A subscriber hears nothing until it is connected: ask until an answer is heard on both channels. */
async function ready(request: (type: string, content: Content) => Promise<Answer>, published: readonly Message[]) {
  while (published.length === 0) {
    void request("kernel_info_request", {});
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await request("kernel_info_request", {});
}

function answerOf(reply: Content, published: readonly Message[]): Answer {
  const ofType = (type: string) =>
    published.filter(({ header }) => header.msg_type === type).map(({ content }) => content);
  return {
    reply,
    published,
    first: (type) => ofType(type)[0],
    text: (stream = "stdout") =>
      ofType("stream")
        .filter(({ name }) => name === stream)
        .map(({ text }) => text)
        .join(""),
  };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = servers.map(
    (server) =>
      new Promise<number>((resolve) => {
        server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
      }),
  );
  const found = await Promise.all(ports);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return found;
}
