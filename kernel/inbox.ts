import type { EventEmitter } from "node:events";

/** What another thread has said so far, and says from now on. */
export interface Inbox<Message> {
  /** Hands everything to `take`, in the order in which it came. */
  open(take: (message: Message) => void): void;
}

/**
 * Listens to a thread from the first moment. A message of a worker that nobody listens to is lost; and a front end sends
 * its first cell while the main thread still loads the compiler.
 */
export function createInbox<Message>(thread: Pick<EventEmitter, "on" | "off">): Inbox<Message> {
  const early: Message[] = [];
  const keep = (message: Message) => void early.push(message);
  thread.on("message", keep);
  return {
    open(take) {
      thread.off("message", keep);
      thread.on("message", take);
      early.forEach((message) => void take(message));
    },
  };
}
