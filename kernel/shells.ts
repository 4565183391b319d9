import { randomUUID } from "node:crypto";
import { type Content, failure, type Header } from "./message";
import type { Outbox, Request } from "./outbox";
import { createQueue, type Queue } from "./queue";

/**
 * The main shell and its subshells (JEP 91), such as a second console of a notebook. Each has a queue of its own, so
 * that a request waits for the others of its shell alone: a cell of a subshell runs as soon as the main thread is free,
 * which it is whenever a cell of another shell awaits something.
 */
export interface Shells {
  /** Queues a request in its shell; answers it with an error when there is no such shell. */
  push(request: Request): void;
  /** A request whose turn it is, of whichever shell. */
  running(): Request | undefined;
  /** The one with this header, if its turn it is. */
  runningFor(header: Header | undefined): Request | undefined;
  /** Says busy for a request that still runs: a front end shows what it heard last, and that was another's idle. */
  remind(): void;
  /** Ends the turn of a running request with this reply. */
  finish(header: Header, reply: Content): void;
  /** The reply to a request that makes, ends or lists subshells. */
  manage(type: string, content: Content): Content;
}

/** What is asked of `manage`. */
export const SUBSHELL_REQUESTS = new Set([
  "create_subshell_request",
  "delete_subshell_request",
  "list_subshell_request",
]);

export type Begin = Parameters<typeof createQueue>[1];

export function createShells(outbox: Outbox, begin: Begin): Shells {
  const main = createQueue(outbox, begin, remind);
  const subshells = new Map<string, Queue>();
  /** Those that were deleted while one of their requests ran. */
  const ending = new Set<Queue>();
  const queues = () => [main, ...subshells.values(), ...ending];
  const running = () => queues().flatMap((queue) => queue.running() ?? []);
  const queueOf = (header: Header | undefined) =>
    queues().find((queue) => header && queue.running()?.message.header.msg_id === header.msg_id);

  function remind(): void {
    const [request] = running();
    if (request) outbox.status("busy", request.message.header);
  }

  function remove(id: string): Content {
    const queue = subshells.get(id);
    if (!queue) return failure(unknown("end", id));
    subshells.delete(id);
    queue.abort();
    if (queue.running()) ending.add(queue);
    return { status: "ok" };
  }

  return {
    running: () => running()[0],
    runningFor: (header) => queueOf(header)?.running(),
    remind,
    push(request) {
      const { subshell_id: id } = request.message.header;
      const queue = id ? subshells.get(id) : main;
      if (queue) return queue.push(request);
      outbox.answer(request, failure(unknown("answer in", id)));
      remind();
    },
    finish: (header, reply) => queueOf(header)?.finish(reply),
    manage(type, content) {
      if (type === "delete_subshell_request") return remove(String(content.subshell_id));
      if (type === "list_subshell_request") return { status: "ok", subshell_id: [...subshells.keys()] };
      const id = randomUUID();
      const queue = createQueue(outbox, begin, () => {
        ending.delete(queue);
        remind();
      });
      subshells.set(id, queue);
      return { status: "ok", subshell_id: id };
    },
  };
}

function unknown(what: string, id: unknown): Error {
  return new RangeError(
    `Cannot ${what} a subshell as there must be one: current value of subshell_id is ${JSON.stringify(id)}`,
  );
}
