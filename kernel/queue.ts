import { type Content, failure } from "./message";
import type { Outbox, Request } from "./outbox";

/** The requests that take their turn: one after the other, in the order in which they came. */
export interface Queue {
  push(request: Request): void;
  /** The request whose turn it is. */
  running(): Request | undefined;
  /** Ends the turn of the running request with this reply. */
  finish(reply: Content): void;
  /** Answers the cells that wait `aborted`. */
  abort(): void;
}

/**
 * After a cell that failed, the cells that wait behind it do not run: they are answered `aborted`. A cell that is sent
 * when its sender has seen the failure runs.
 *
 * @param begin starts a request; what it returns is the reply at once, and without it `finish` has the reply
 * @param rests is told when nothing is left to do
 */
export function createQueue(
  outbox: Outbox,
  begin: (request: Request) => Content | undefined,
  rests: () => void = () => {},
): Queue {
  let waiting: Request[] = [];
  let running: Request | undefined;
  let started = "";

  function advance(): void {
    while (!running) {
      running = waiting.shift();
      if (!running) {
        rests();
        return;
      }
      outbox.status("busy", running.message.header);
      started = new Date().toISOString();
      const reply = attempt(running);
      if (reply) complete(running, reply);
    }
  }

  function attempt(request: Request): Content | undefined {
    try {
      return begin(request);
    } catch (error) {
      return failure(error);
    }
  }

  function complete(request: Request, reply: Content): void {
    if (!stopsOthers(request, reply)) {
      tell(request, reply);
      return;
    }
    // What was sent before the failure is told may still be on its way through this thread: it arrives first.
    setImmediate(() => {
      tell(request, reply);
      abort();
      advance();
    });
  }

  function tell(request: Request, reply: Content): void {
    outbox.reply(request, reply, { started });
    // A page that was loaded again meanwhile hears no reply.
    outbox.status("idle", request.message.header, { execution_count: reply.execution_count });
    running = undefined;
  }

  function abort(): void {
    const cells = waiting.filter(isCell);
    waiting = waiting.filter((request) => !isCell(request));
    for (const cell of cells) outbox.answer(cell, ABORTED);
  }

  return {
    abort,
    running: () => running,
    push(request) {
      waiting.push(request);
      advance();
    },
    finish(reply) {
      if (running) complete(running, reply);
      advance();
    },
  };
}

/** Without a count: the cell keeps the empty prompt of one that has not run. */
const ABORTED: Content = { status: "aborted" };

function stopsOthers(request: Request, reply: Content): boolean {
  const { silent, stop_on_error } = request.message.content;
  return reply.status === "error" && isCell(request) && silent !== true && stop_on_error !== false;
}

function isCell({ message }: Request): boolean {
  return message.header.msg_type === "execute_request";
}
