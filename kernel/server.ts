import { createCellNames } from "./cell-names";
import { createCommRelay } from "./comm-relay";
import type { Connection } from "./connection";
import { createHistory } from "./history";
import { kernelInfo } from "./info";
import { createInterrupt, type Means } from "./interrupt";
import type { Content } from "./message";
import { createOutbox, type Request } from "./outbox";
import { createRelay } from "./relay";
import { createShells, SUBSHELL_REQUESTS } from "./shells";
import type { Handlers, Sockets } from "./sockets";
import { createStdin } from "./stdin";
import type { Answer, CommEvent, ToMain, ToSockets } from "./threads";
import { createTurns, IN_TURN } from "./turns";

/** What front ends send through comms; nothing answers it. */
const COMM_MESSAGES = new Set(["comm_open", "comm_msg", "comm_close"]);

/** What the server needs: the sockets, the main thread, the numbers shared with it, and the end of cells and of the process. */
export interface ServerParts extends Omit<Means, "offerRestart"> {
  readonly sockets: Sockets;
  readonly ports: Connection["ports"];
  readonly toMain: (message: ToMain) => void;
  /** Takes an answer to the cell that waits for it on the main thread. */
  readonly deliver: (answer: Answer) => void;
  readonly commToMain: (event: CommEvent) => void;
  readonly shared: Int32Array;
  readonly exit: () => void;
}

export interface Server extends Handlers {
  /** Says the first word, that the kernel is starting; the first request says it, too. */
  begin(): void;
  readonly onMain: (message: ToSockets) => void;
}

/** What a cell shows that nothing ends. */
const ONLY_RESTART =
  "The cell does not stop: it is in the native code of a package, or in a wait that cannot be broken.\n" +
  "Choose Kernel → Restart Kernel… to end it; the variables are lost then.\n";

/** Answers Jupyter: what needs no cell at once, what needs one through a queue in front of the main thread. */
export function createServer(parts: ServerParts): Server {
  const { sockets, ports, toMain, deliver, commToMain, shared, exit } = parts;
  const cells = createCellNames();
  const outbox = createOutbox(sockets, cells);
  const relay = createRelay(outbox, shared);
  const history = createHistory();
  const shells = createShells(outbox, createTurns({ history, outbox, relay, toMain }));
  const stdin = createStdin(sockets, deliver);
  const interrupt = createInterrupt({ ...parts, offerRestart });
  const comms = createCommRelay({
    status: outbox.status,
    toMain: commToMain,
    shared,
    isRunning: () => shells.running() !== undefined,
    remind: shells.remind,
  });
  let ending = false;

  /** Answers what needs no turn. */
  function answer(request: Request, content?: Content): void {
    outbox.answer(request, content);
    shells.remind();
  }

  function offerRestart(): void {
    relay.flush();
    outbox.publish("stream", { name: "stderr", text: ONLY_RESTART }, shells.running()?.message.header);
  }

  async function shutdown(request: Request): Promise<void> {
    ending = true;
    relay.flush();
    const content = { status: "ok", restart: request.message.content.restart === true };
    outbox.answer(request, content);
    // For the clients that did not ask.
    outbox.publish("shutdown_reply", content, request.message.header);
    await sockets.close();
    exit();
  }

  function handle(request: Request): void {
    if (ending) return;
    begin();
    const type = request.message.header.msg_type;
    cells.note(request.message);
    if (IN_TURN.has(type)) shells.push(request);
    else if (SUBSHELL_REQUESTS.has(type)) answer(request, shells.manage(type, request.message.content));
    else if (type === "kernel_info_request") answer(request, kernelInfo());
    else if (type === "comm_info_request") answer(request, comms.info(request.message.content));
    else if (COMM_MESSAGES.has(type)) comms.receive(request);
    else if (type === "connect_request") answer(request, { status: "ok", ...ports });
    else if (type === "interrupt_request") {
      interrupt();
      answer(request, { status: "ok" });
    } else if (type === "shutdown_request") void shutdown(request);
    // Other messages are noticed and get no reply, as the protocol has it.
    else answer(request);
  }

  function onMain(event: ToSockets): void {
    if (event.kind === "text") relay.print(event);
    else if (event.kind === "publish") {
      if (event.type === "execute_result") history.keepResult(event.parent?.msg_id ?? "", textOf(event.content));
      comms.published(event.type, event.content);
      relay.publish(event);
    } else {
      relay.flush();
      if (event.kind === "handled") comms.handled(event.parent);
      else if (event.kind === "settled") comms.settled();
      else if (event.kind === "reply") shells.finish(event.parent, event.content);
      else if (event.kind === "ask") ask(event);
    }
  }

  function ask({ parent, question }: ToSockets & { kind: "ask" }): void {
    const running = shells.runningFor(parent);
    if (running) stdin.ask(running, question);
  }

  let hasBegun = false;
  function begin(): void {
    if (!hasBegun) outbox.status("starting");
    hasBegun = true;
  }

  return {
    begin,
    shell: (received) => handle({ ...received, channel: "shell" }),
    control: (received) => handle({ ...received, channel: "control" }),
    stdin: stdin.receive,
    onMain,
  };
}

function textOf({ data }: Content): string {
  return String((data as Readonly<Record<string, unknown>>)["text/plain"]);
}
