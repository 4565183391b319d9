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
 */
export function createQueue(outbox: Outbox, begin: (request: Request) => Content | undefined): Queue {
  let waiting: Request[] = [];
  let running: Request | undefined;
  let started = "";
  let aborting = false;

  function advance(): void {
    while (!running) {
      running = waiting.shift();
      if (!running) return;
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
    const { header, content } = request.message;
    outbox.reply(request, reply, { started });
    outbox.status("idle", header);
    running = undefined;
    const matters = isCell(request) && content.silent !== true && content.stop_on_error !== false;
    if (reply.status === "error" && matters) abort();
  }

  function abort(): void {
    const cells = waiting.filter(isCell);
    waiting = waiting.filter((request) => !isCell(request));
    for (const cell of cells) outbox.answer(cell, ABORTED);
    // What was sent before the failure may still be on its way through this thread.
    aborting = true;
    setImmediate(() => {
      aborting = false;
    });
  }

  return {
    abort,
    running: () => running,
    push(request) {
      if (aborting && isCell(request)) outbox.answer(request, ABORTED);
      else waiting.push(request);
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

function isCell({ message }: Request): boolean {
  return message.header.msg_type === "execute_request";
}
