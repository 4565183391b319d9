import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { type CommEvent, EVENTS } from "./threads";

/** Takes the messages of comms, between two cells or in the midst of one. */
export interface Events {
  /** Handles what waits, if anything does: loops of cells call this at every turn, so it looks at one number first. */
  look(): void;
  /**
   * Does `work` when all that has come was handled, and once however often it was asked for: what costs time is done
   * with the newest values alone.
   */
  afterwards(work: () => void): void;
}

export interface EventsParts {
  readonly port: MessagePort;
  readonly shared: Int32Array;
  readonly handle: (event: CommEvent) => void;
  readonly done: (event: CommEvent) => void;
  /** All that has come was handled, and what it led to is done. */
  readonly settled: () => void;
}

export function createEvents({ port, shared, handle, done, settled }: EventsParts): Events {
  const later = new Set<() => void>();
  let handling = false;

  function handleAll(first: CommEvent): void {
    handling = true; // What a handler calls may hold loops, which look again.
    try {
      takeAll(first);
      const work = [...later];
      later.clear();
      for (const each of work) each();
    } finally {
      handling = false;
      settled();
    }
  }

  function takeAll(first: CommEvent): void {
    const taken: CommEvent[] = [];
    try {
      for (let event: CommEvent | undefined = first; event; event = next(port)) {
        Atomics.sub(shared, EVENTS, 1);
        taken.push(event);
        handle(event);
      }
    } finally {
      // A front end sends the next value as soon as this one is done with: while a figure is being drawn. It must hear so
      // of a handler, too, that was broken by a signal, or it would wait for ever.
      taken.forEach(done);
    }
  }

  port.on("message", handleAll);
  return {
    afterwards: (work) => void later.add(work),
    look() {
      if (handling || Atomics.load(shared, EVENTS) <= 0) return;
      const first = next(port);
      if (first) handleAll(first);
    },
  };
}

function next(port: MessagePort): CommEvent | undefined {
  return receiveMessageOnPort(port)?.message;
}
