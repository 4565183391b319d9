import { Worker } from "node:worker_threads";
import { captureStreams, createOutput } from "./output";
import { SHARED_NUMBERS, type SocketThreadData, type ToMain, type ToSockets } from "./threads";

export interface KernelOptions {
  readonly connectionFile: string;
  /** The folder of this project. */
  readonly home: string;
  /** The file that the thread with the sockets runs. */
  readonly socketThread: string;
}

/** Starts the kernel: cells run here, on the main thread, in the folder of the notebook; another thread talks to Jupyter. */
export async function startKernel({ connectionFile, home, socketThread }: KernelOptions): Promise<void> {
  if (!connectionFile) throw new Error("Cannot start the kernel as the first argument must be a connection file");
  const shared = new Int32Array(new SharedArrayBuffer(SHARED_NUMBERS * Int32Array.BYTES_PER_ELEMENT));
  const data: SocketThreadData = { connectionFile, shared };
  const sockets = new Worker(socketThread, { workerData: data });
  const post = (message: ToSockets) => sockets.postMessage(message);

  // The sockets answer while the compiler, which takes longer to load, gets ready.
  const [{ asText, createSession }, { defineGlobals }] = await Promise.all([import("./session"), import("./globals")]);
  const output = createOutput(post, shared);
  const session = createSession({ folder: process.cwd(), home, output, shared });
  captureStreams(output);
  defineGlobals(output, asText);
  const exit = keepAlive(session.reportLate);

  const answer = async ({ parent, content, count }: ToMain & { kind: "request" }) => {
    try {
      post({ kind: "reply", content: await session.answer(parent.msg_type, content, count) });
    } catch (error) {
      session.reportLate(error);
      post({ kind: "reply", content: { status: "error", ename: "Error", evalue: String(error), traceback: [] } });
    }
  };
  sockets.on("message", (message: ToMain) => {
    if (message.kind === "interrupt") session.interrupt();
    else if (message.kind === "shutdown") exit(0);
    else void output.belongsTo(message.parent, () => answer(message));
  });
}

/** Nothing that a cell does ends the kernel. Returns the way to end it. */
function keepAlive(report: (error: unknown) => void): (code: number) => never {
  const exit = process.exit.bind(process);
  process.exit = () => {
    throw new Error(
      "Cannot end the process as it is the notebook's kernel: restart or shut it down from the menu instead",
    );
  };
  process.on("SIGINT", () => {}); // A cell that a signal can break is broken by it.
  process.on("uncaughtException", report);
  process.on("unhandledRejection", report);
  return exit;
}
