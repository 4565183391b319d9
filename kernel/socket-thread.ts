import { setTimeout as later } from "node:timers/promises";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { createChildOutput } from "./child-output";
import { readConnection } from "./connection";
import { descendants, signal } from "./processes";
import { createServer } from "./server";
import { openSockets } from "./sockets";
import {
  ANSWERED,
  type Answer,
  BREAKABLE,
  OPEN,
  SIGNALLED,
  type SocketThreadData,
  type ToMain,
  type ToSockets,
} from "./threads";
import { createWire } from "./wire";

// The thread that talks to Jupyter. It is never busy with a cell, so heartbeat, control and output stay alive.

/** How long the main thread has to end by itself before a signal ends it, in milliseconds. */
const FAREWELL = 300;
/**
 * How long to wait for somebody to listen before the first word, in milliseconds: who waits for the kernel looks for it five
 * to ten times a second, and is to be welcomed first. A word that comes while it subscribes would overtake the welcome.
 */
const BEFORE_FIRST_WORD = 300;
/** How often to look whether whoever started the kernel is still there, in milliseconds. */
const LOOK_FOR_PARENT = 2000;

const { connectionFile, parent, shared, answers, events } = workerData as SocketThreadData;
const main = parentPort;
if (!main) throw new Error("Cannot serve Jupyter as this file must run as a worker thread");
const toMain = (message: ToMain) => main.postMessage(message);

// Small, as it holds nothing.
const resourceLimits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, codeRangeSizeMb: 1 };
new Worker(new URL("./signal-thread.mjs", import.meta.url), { resourceLimits }).unref();

const connection = readConnection(connectionFile);
const sockets = await openSockets(connection, createWire(connection.key)).catch((error: Error) => {
  toMain({ kind: "failed", reason: error.message });
  // The main thread ends the process. A thread that had nothing left to wait for would complain first.
  return new Promise<never>(() => setInterval(() => {}, LOOK_FOR_PARENT));
});
const exit = () => {
  toMain({ kind: "shutdown" });
  // A cell may be computing on the main thread, or waiting for a child: then only a signal ends it, and its children.
  setTimeout(() => signal([...descendants(process.pid), process.pid], "SIGKILL"), FAREWELL);
};
/** A cell that asked waits for the number; then the answer must be there. */
const deliver = (answer: Answer) => {
  answers.postMessage(answer);
  Atomics.store(shared, ANSWERED, answer.number);
  Atomics.notify(shared, ANSWERED);
};
/** While the main thread waits for a child process: the others, which an earlier cell left running. */
let spared: readonly number[] | undefined;

const server = createServer({
  sockets,
  ports: connection.ports,
  shared,
  deliver,
  toMain,
  commToMain: (event) => events.postMessage(event),
  breakCode() {
    if (Atomics.compareExchange(shared, BREAKABLE, OPEN, SIGNALLED) === OPEN) process.kill(process.pid, "SIGINT");
  },
  endChild(name) {
    if (spared) signal(descendantsBut(spared), name);
  },
  exit,
});
main.on("message", (message: ToSockets) => {
  if (message.kind !== "child") return server.onMain(message);
  spared = message.spared;
  if (message.prints) children.read(message.prints);
  else children.drain();
});
const children = createChildOutput(shared, server.onMain);
sockets.listen(server);
void Promise.race([sockets.firstReader, later(BEFORE_FIRST_WORD)]).then(server.begin);

// A server that was killed leaves no kernel behind.
setInterval(() => process.ppid !== parent && exit(), LOOK_FOR_PARENT).unref();

function descendantsBut(others: readonly number[]): number[] {
  const without = new Set(others.flatMap((pid) => [pid, ...descendants(pid)]));
  return descendants(process.pid).filter((pid) => !without.has(pid));
}
