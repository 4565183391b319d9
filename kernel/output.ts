import type { Jobs } from "./jobs";
import type { Content, Extras, Header } from "./message";
import { MOST_WAITING } from "./pace";
import { pieces } from "./pieces";
import { MESSAGE_SIZE, PRINT_SIZE, STOP, type StreamName, type ToSockets, WAITING } from "./threads";

/** The way out of the main thread: what is printed and shown, each with the request that it belongs to. */
export interface Output {
  /** Runs `work` so that whatever it prints or shows, now or in a timer later, belongs to `parent`. */
  belongsTo<T>(parent: Header, work: () => T | Promise<T>): Promise<T>;
  /** The same for a message that came beside the cells: what has no owner stays with the latest cell. */
  besides<T>(parent: Header, work: () => T | Promise<T>): Promise<T>;
  /** The request to which the code that calls belongs. */
  owner(): Header | undefined;
  publish(type: string, content: Content, extras?: Extras): void;
  print(stream: StreamName, text: string): void;
}

export function createOutput(post: (message: ToSockets) => void, shared: Int32Array, jobs: Jobs): Output {
  const { parent } = jobs;
  const isStopping = () => Atomics.load(shared, STOP) !== 0;
  const queueUp = (size: number): number => {
    let waiting = Atomics.add(shared, WAITING, size);
    // What is asked to stop does not wait: it has little left to say.
    while (waiting > MOST_WAITING && !isStopping()) {
      Atomics.wait(shared, WAITING, waiting, 50);
      waiting = Atomics.load(shared, WAITING) - size;
    }
    return size;
  };
  return {
    belongsTo: jobs.run,
    owner: parent,
    besides: jobs.besides,
    publish(type, content, extras) {
      const json = asJson(content);
      const bytes = extras?.buffers?.reduce((sum, { byteLength }) => sum + byteLength, 0) ?? 0;
      const size = queueUp(json.length + bytes + MESSAGE_SIZE);
      post({ kind: "publish", parent: parent(), type, content: JSON.parse(json), extras, size });
    },
    print(stream, text) {
      const wasStopping = isStopping();
      for (const [i, piece] of pieces(text).entries()) {
        // A person who stops a long text does not want the rest of it; what a stopped cell says afterwards is whole.
        if (i > 0 && isStopping() && !wasStopping) return;
        queueUp(piece.length + PRINT_SIZE);
        post({ kind: "text", parent: parent(), stream, text: piece });
      }
    },
  };
}

/**
 * Plain JSON. A value may show itself with anything; what cannot be sent must fail here, in its cell,
 * and not on the thread of the sockets. Big integers become text.
 */
function asJson(content: Content): string {
  return JSON.stringify(content, (_, value) => (typeof value === "bigint" ? String(value) : value));
}
