import { parentPort, workerData } from "node:worker_threads";
import { readConnection } from "./connection";
import { createServer } from "./server";
import { openSockets } from "./sockets";
import { ANSWERED, type Answer, type SocketThreadData, type ToSockets } from "./threads";
import { createWire } from "./wire";

// The thread that talks to Jupyter. It is never busy with a cell, so heartbeat, control and output stay alive.

/** How long the main thread has to end by itself before a signal ends it, in milliseconds. */
const FAREWELL = 300;
/** How often to look whether whoever started the kernel is still there, in milliseconds. */
const LOOK_FOR_PARENT = 2000;

const { connectionFile, shared, answers, events } = workerData as SocketThreadData;
const main = parentPort;
if (!main) throw new Error("Cannot serve Jupyter as this file must run as a worker thread");

const connection = readConnection(connectionFile);
const sockets = await openSockets(connection, createWire(connection.key));
const exit = () => {
  main.postMessage({ kind: "shutdown" });
  // A cell may be computing on the main thread: then only a signal ends it.
  setTimeout(() => process.kill(process.pid, "SIGKILL"), FAREWELL);
};
/** A cell that asked waits for the number; then the answer must be there. */
const deliver = (answer: Answer) => {
  answers.postMessage(answer);
  Atomics.store(shared, ANSWERED, answer.number);
  Atomics.notify(shared, ANSWERED);
};
const server = createServer({
  sockets,
  ports: connection.ports,
  shared,
  deliver,
  toMain: (message) => main.postMessage(message),
  commToMain: (event) => events.postMessage(event),
  breakCell: () => process.kill(process.pid, "SIGINT"),
  exit,
});
main.on("message", (message: ToSockets) => server.onMain(message));
sockets.listen(server);

// A server that was killed leaves no kernel behind.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && exit(), LOOK_FOR_PARENT).unref();
