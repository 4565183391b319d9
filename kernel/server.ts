import { kernelInfo } from "./info";
import { type Content, type Header, message } from "./message";
import type { Sockets } from "./sockets";
import { createStreams } from "./streams";
import { MESSAGE_SIZE, STOP, type ToMain, type ToSockets, WAITING } from "./threads";
import type { Received } from "./wire";

/** What the server needs: the sockets, the main thread, the numbers shared with it, and the end of the process. */
export interface ServerParts {
  readonly sockets: Sockets;
  readonly toMain: (message: ToMain) => void;
  readonly shared: Int32Array;
  /** Breaks a synchronous cell that does not look whether to stop. */
  readonly breakCell: () => void;
  readonly exit: () => void;
}

export interface Server {
  onShell(received: Received): void;
  onControl(received: Received): void;
  onStdin(received: Received): void;
  onMain(message: ToSockets): void;
}

/** The requests that the main thread answers, one at a time, in the order in which they came. */
const FOR_MAIN = new Set(["execute_request", "complete_request", "is_complete_request", "inspect_request"]);

/** How long a cell may take to notice the flag before it is broken by a signal, in milliseconds. */
const GRACE = 600;

/** Answers Jupyter: what needs no cell at once, what needs one through a queue in front of the main thread. */
export function createServer({ sockets, toMain, shared, breakCell, exit }: ServerParts): Server {
  const queue: Received[] = [];
  let current: Received | undefined;
  let count = 0;

  const publish = (type: string, content: Content, parent?: Header) => sockets.publish(message(type, content, parent));
  const status = (state: "starting" | "busy" | "idle", parent?: Header) =>
    publish("status", { execution_state: state }, parent);
  const left = (size: number) => {
    Atomics.sub(shared, WAITING, size);
    Atomics.notify(shared, WAITING);
  };
  const streams = createStreams((parent, name, text) => {
    publish("stream", { name, text }, parent);
    left(text.length);
  });

  const reply = (channel: "shell" | "control", { message: { header }, identities }: Received, content: Content) =>
    sockets.send(channel, message(header.msg_type.replace(/_request$/, "_reply"), content, header), identities);

  /** Answers a request that needs no cell. */
  const answer = (channel: "shell" | "control", received: Received, content: Content) => {
    status("busy", received.message.header);
    reply(channel, received, content);
    status("idle", received.message.header);
  };

  function next(): void {
    if (current) return;
    current = queue.shift();
    if (!current) return;
    const { header, content } = current.message;
    status("busy", header);
    // Lowered here and not when the cell starts: an interrupt on the way there counts.
    Atomics.store(shared, STOP, 0);
    if (header.msg_type === "execute_request" && !content.silent) {
      if (content.store_history !== false) count++;
      publish("execute_input", { code: content.code, execution_count: count }, header);
    }
    toMain({ kind: "request", parent: header, content, count });
  }

  function finish(content: Content): void {
    const done = current;
    if (!done) return;
    reply("shell", done, content);
    streams.flush();
    status("idle", done.message.header);
    current = undefined;
    if (content.status === "error" && done.message.content.stop_on_error !== false) abortQueued();
    next();
  }

  /** After an error, the cells that were already waiting do not run; a cell that is sent now does. */
  function abortQueued(): void {
    const waiting = queue.splice(0);
    for (const received of waiting) {
      if (received.message.header.msg_type !== "execute_request") queue.push(received);
      // Without a count: the cell keeps the empty prompt of one that has not run.
      else answer("shell", received, { status: "aborted" });
    }
  }

  function interrupt(): void {
    Atomics.store(shared, STOP, 1);
    toMain({ kind: "interrupt" });
    const asked = current;
    setTimeout(() => {
      if (asked && asked === current) breakCell();
    }, GRACE);
  }

  async function shutdown(received: Received, channel: "shell" | "control"): Promise<void> {
    answer(channel, received, { status: "ok", restart: received.message.content.restart === true });
    streams.flush();
    await sockets.close();
    exit();
  }

  function handle(channel: "shell" | "control", received: Received): void {
    const { msg_type: type } = received.message.header;
    if (FOR_MAIN.has(type)) {
      queue.push(received);
      next();
    } else if (type === "kernel_info_request") answer(channel, received, kernelInfo());
    else if (type === "comm_info_request") answer(channel, received, { status: "ok", comms: {} });
    else if (type === "history_request") answer(channel, received, { status: "ok", history: [] });
    else if (type === "interrupt_request") {
      interrupt();
      answer(channel, received, { status: "ok" });
    } else if (type === "shutdown_request") void shutdown(received, channel);
  }

  status("starting");
  return {
    onShell: (received) => handle("shell", received),
    onControl: (received) => handle("control", received),
    onStdin: () => {},
    onMain(event) {
      if (event.kind === "text") {
        left(MESSAGE_SIZE);
        streams.write(event.parent, event.stream, event.text);
        return;
      }
      streams.flush();
      if (event.kind === "publish") {
        left(event.size);
        publish(event.type, event.content, event.parent);
      } else finish(event.content);
    },
  };
}
