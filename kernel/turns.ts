import type { History } from "./history";
import type { Content } from "./message";
import type { Outbox, Request } from "./outbox";
import type { Relay } from "./relay";
import type { ToMain } from "./threads";

/** The requests that take their turn, as their answers depend on the cells before them. */
export const IN_TURN = new Set([
  "execute_request",
  "complete_request",
  "is_complete_request",
  "inspect_request",
  "history_request",
]);

export interface TurnsParts {
  readonly history: History;
  readonly outbox: Outbox;
  readonly relay: Relay;
  readonly toMain: (message: ToMain) => void;
}

/** Starts a request whose turn it is on the main thread, or returns the reply when it needs no cell. */
export function createTurns({ history, outbox, relay, toMain }: TurnsParts) {
  function startCell({ message: { header, content } }: Request): number {
    const count = history.keep(header.msg_id, content);
    if (content.silent === true) relay.silence(header);
    else outbox.publish("execute_input", { code: content.code, execution_count: count }, header);
    return count;
  }

  return (request: Request): Content | undefined => {
    const { header, content, metadata } = request.message;
    const type = header.msg_type;
    if (type === "history_request") return history.answer(content);
    if (typeof content.code !== "string") return withoutCode(type, content.code);
    const count = type === "execute_request" ? startCell(request) : history.count;
    const cell = typeof metadata.cellId === "string" ? metadata.cellId : undefined;
    toMain({ kind: "request", parent: header, content, count, cell });
    return undefined;
  };
}

function withoutCode(type: string, found: unknown): Content {
  if (type === "is_complete_request") return { status: "unknown" };
  throw new TypeError(`Cannot answer ${type} as code must be a text: current value is ${JSON.stringify(found)}`);
}
