import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { ANSWERED, type Answer, type Question, type ToMain, type ToSockets } from "./threads";

/** Asks the person at the front end and waits for the answer; `null` when there is none. */
export type Ask = (question: Omit<Question, "number">) => string | null;

export interface AskParts {
  readonly post: (message: ToSockets) => void;
  /** Where the answers arrive. */
  readonly answers: MessagePort;
  readonly shared: Int32Array;
  /** Throws when the waiting cell is asked to stop. */
  readonly check: () => void;
  /** The request to which the code that asks belongs, as long as it is being answered. */
  readonly asker: () => Extract<ToMain, { kind: "request" }> | undefined;
}

/** How long to wait before looking whether to stop, in milliseconds. */
const SLICE = 50;

/** The whole main thread waits, as in a browser; the thread of the sockets brings the answer. */
export function createAsk({ post, answers, shared, check, asker }: AskParts): Ask {
  let number = 0;
  const answered = (): Answer | undefined => receiveMessageOnPort(answers)?.message;
  return (question) => {
    const request = asker();
    if (!request) {
      throw new Error("Cannot ask as only a cell that runs can: this one has ended");
    }
    if (request.content.allow_stdin !== true) {
      throw new Error(
        "Cannot ask as nobody is there to answer: the front end says that it takes no input (allow_stdin)",
      );
    }
    number++;
    post({ kind: "ask", parent: request.parent, question: { ...question, number } });
    for (;;) {
      check();
      const before = Atomics.load(shared, ANSWERED);
      // The answer to a question that was given up may arrive first.
      for (let answer = answered(); answer; answer = answered()) if (answer.number === number) return answer.value;
      Atomics.wait(shared, ANSWERED, before, SLICE);
    }
  };
}
