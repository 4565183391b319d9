import { setTimeout as later } from "node:timers/promises";
import type { Router, XPublisher } from "zeromq";
import { reason } from "./reason";

/** How long to wait before a message is offered again to readers that were not ready, in milliseconds. */
const AGAIN = 5;

/** One queue for each socket: zeromq takes the next message only when the one before has been handed over. */
export function sendQueue(socket: Router | XPublisher) {
  let last: Promise<void> = Promise.resolve();
  return {
    /** @param wait asked when it is the message's turn: how many milliseconds it must wait, still */
    push(frames: Uint8Array[], wait?: () => number): Promise<void> {
      last = last
        .then(() => pause(wait?.() ?? 0))
        .then(() => handOver(socket, frames))
        .catch((error) => void process.stderr.write(`Cannot send a message: ${reason(error)}\n`));
      return last;
    },
    drained: () => last,
  };
}

async function pause(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await later(milliseconds);
}

async function handOver(socket: Router | XPublisher, frames: Uint8Array[]): Promise<void> {
  for (;;) {
    try {
      return await socket.send(frames);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      await later(AGAIN);
    }
  }
}
