import fs from "node:fs";
import { MessageChannel, Worker } from "node:worker_threads";
import { createAsk } from "./ask";
import { createBreaker } from "./breaker";
import { ownChildren } from "./children";
import { createComms } from "./comms";
import { readConnection } from "./connection";
import { createConsoles } from "./consoles";
import { captureDescriptors } from "./descriptors";
import { createEvents } from "./events";
import { withHelp } from "./help";
import { createInbox } from "./inbox";
import { createJobs } from "./jobs";
import { keepAlive } from "./keep-alive";
import { failure } from "./message";
import { createOutput } from "./output";
import { reason } from "./reason";
import { ownServers } from "./servers";
import { captureStreams } from "./standard-streams";
import { askForInput } from "./stdin-stream";
import { ownTraining } from "./tensorflow-training";
import { SHARED_NUMBERS, type SocketThreadData, type ToMain, type ToSockets } from "./threads";
import { ownTimers } from "./timers";
import { showLive } from "./widgets/live";
import { createBars } from "./widgets/progress";
import { createReruns } from "./widgets/reruns";
import { createWidgets } from "./widgets/widgets";
import { ownWorkers } from "./workers";

type Request = Extract<ToMain, { kind: "request" }>;

export interface KernelOptions {
  readonly connectionFile: string;
  /** The folder of this project. */
  readonly home: string;
  /** The process that started this one. */
  readonly parent: number;
  /** The file that the thread with the sockets runs. */
  readonly socketThread: string;
  /** The file that each thread of a cell runs first. */
  readonly threadStart: string;
  /** The folder that keeps compiled local files from one start to the next. */
  readonly compiledFiles: string;
}

/** Starts the kernel: cells run here, on the main thread, in the folder of the notebook; another thread talks to Jupyter. */
export async function startKernel(options: KernelOptions): Promise<void> {
  const { connectionFile, home, parent, socketThread, threadStart, compiledFiles } = options;
  try {
    readConnection(connectionFile);
  } catch (error) {
    giveUp(error);
  }
  const shared = new Int32Array(new SharedArrayBuffer(SHARED_NUMBERS * Int32Array.BYTES_PER_ELEMENT));
  const [answers, events] = [new MessageChannel(), new MessageChannel()];
  const data: SocketThreadData = { connectionFile, parent, shared, answers: answers.port2, events: events.port2 };
  const transferList = [answers.port2, events.port2];
  const sockets = new Worker(socketThread, {
    workerData: data,
    transferList,
    // It closes pipes that this thread has opened (child-output.ts), which Node would warn of.
    trackUnmanagedFds: false,
    // What is printed goes through it and is gone: Node 24 would let 200 MB of that lie there.
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  sockets.on("error", giveUp);
  const inbox = createInbox<ToMain>(sockets);
  const post = (message: ToSockets) => sockets.postMessage(message);

  // The sockets answer while the compiler, which takes longer to load, gets ready.
  const [{ createSession }, { defineGlobals }, { stopCheck }, { freeNames }] = await Promise.all([
    import("./session"),
    import("./globals"),
    import("./host"),
    import("./free-names"),
  ]);
  const jobs = createJobs(shared);
  const breaker = createBreaker(shared);
  const output = createOutput(post, shared, jobs);
  const running = new Map<string, Request>();
  const comms = createComms(output, jobs, (error) => session.reportLate(error, "from a timer or a callback"));
  const { look, afterwards } = createEvents({
    port: events.port1,
    shared,
    handle: (event) => output.besides(event.parent, () => comms.receive(event)),
    done: ({ parent }) => post({ kind: "handled", parent }),
    settled: () => post({ kind: "settled" }),
  });
  const reruns = createReruns(output.owner);
  const widgets = createWidgets(comms, jobs, reruns);
  const consoles = createConsoles();
  const isConsole = () => consoles.has(output.owner());
  const bars = createBars({ widgets, output, isRunning: jobs.isRunning, isConsole });
  const live = showLive({
    widgets,
    output,
    afterwards,
    freeNames,
    report: (error) => session.reportThrown(error),
  });
  const check = stopCheck(shared, look);
  const asker = () => running.get(output.owner()?.msg_id ?? "");
  const ask = createAsk({ post, answers: answers.port1, shared, check, asker });
  const session = createSession({
    folder: process.cwd(),
    home,
    compiledFiles,
    output,
    shared,
    jobs,
    breaker,
    look,
    live,
    widgets,
    bars,
  });
  captureDescriptors(captureStreams(output, jobs));
  ownTimers(jobs, breaker);
  ownChildren(jobs, output.print, post, check);
  ownWorkers(jobs, threadStart);
  ownServers(jobs);
  ownTraining(jobs);
  askForInput(ask, jobs);
  defineGlobals(output, ask, session, live);
  keepAlive(session.reportLate, jobs);

  const answerOf = withHelp(session.answer, output);
  const answer = async (request: Request) => {
    const { parent, content, count, cell } = request;
    running.set(parent.msg_id, request);
    consoles.note(request);
    try {
      reruns.begin(cell, parent);
      return await answerOf(parent.msg_type, content, count);
    } catch (error) {
      session.reportLate(error, "inside the kernel");
      return failure(error);
    } finally {
      bars.settle(parent);
      running.delete(parent.msg_id);
    }
  };
  inbox.open(async (message) => {
    if (message.kind === "interrupt") session.interrupt();
    else if (message.kind === "shutdown") leave(0);
    else if (message.kind === "failed") giveUp(message.reason);
    else {
      const { parent } = message;
      post({ kind: "reply", parent, content: await output.belongsTo(parent, () => answer(message)) });
    }
  });
}

/** Kept before it is refused to cells. */
const leave = process.exit.bind(process);
/** Kept before what cells write is printed in them. */
const { writeSync } = fs;

/** Without its sockets a kernel is no use. Says why, in one line, where Jupyter's log has it. */
function giveUp(error: unknown): never {
  writeSync(2, `Cannot run the kernel: ${reason(error)}\n`);
  return leave(1);
}
