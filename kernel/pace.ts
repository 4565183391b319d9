import type { Message } from "./message";

/** Says of each message that is published, in their order, how many milliseconds it must wait first. */
export type Pace = (message: Message, bytes: number) => number;

/** A store that is emptied by what leaves and fills up again with time. */
interface Allowance {
  readonly most: number;
  readonly perSecond: number;
}

/**
 * What a Jupyter server lets through, with room for its clock: within three seconds 3,000 messages, and 3,000,000 bytes
 * of printed text. It begins to count anew when a cell has ended.
 */
const MESSAGES: Allowance = { most: 900, perSecond: 600 };
const PRINTED: Allowance = { most: 900_000, perSecond: 600_000 };

/** What the server does not count. */
const UNCOUNTED = new Set(["status", "comm_open", "execute_input"]);

/** Characters that may wait to leave while their pace is kept: a cell that is stopped ends when they have left. */
const MOST_PACED = 1 << 18;

/** Whether a Jupyter server stands between the kernel and its readers: it tells so to the kernels that it starts. */
export function isBehindServer({ JPY_SESSION_NAME: notebook }: NodeJS.ProcessEnv): boolean {
  return notebook !== undefined;
}

/** Characters that may wait to leave; who prints faster than that waits for the reader. */
export const MOST_WAITING = isBehindServer(process.env) ? MOST_PACED : 4 << 20;

/**
 * The pace that keeps a Jupyter server from dropping output.
 *
 * Beyond its limits a server sends nothing on, and a line that it never sent is lost ("IOPub data rate exceeded"). So much
 * leaves at once, which is all that most cells print; what is more leaves steadily.
 */
export function createPace(now = () => performance.now()): Pace {
  const messages = store(MESSAGES, now);
  const printed = store(PRINTED, now);
  return ({ header, content }, bytes) => {
    const type = header.msg_type;
    if (type === "status" && content.execution_state === "idle") {
      messages.fill();
      printed.fill();
    }
    if (UNCOUNTED.has(type)) return 0;
    return Math.max(messages.take(1), type === "stream" ? printed.take(bytes) : 0);
  };
}

function store({ most, perSecond }: Allowance, now: () => number) {
  let [left, at] = [most, now()];
  return {
    fill() {
      left = most;
    },
    /** Takes so many, on credit where there are too few; returns in how many milliseconds they will be there. */
    take(count: number): number {
      const time = now();
      left = Math.min(most, left + ((time - at) / 1000) * perSecond) - count;
      at = time;
      return Math.max(0, (-left / perSecond) * 1000);
    },
  };
}
