import type { CellNames } from "./cell-names";
import { type Content, type Extras, type Header, message } from "./message";
import type { Sockets } from "./sockets";
import type { Received } from "./wire";

/** A message of a client that wants an answer, on the channel on which it came. */
export interface Request extends Received {
  readonly channel: "shell" | "control";
}

/** Writes what the kernel says. What belongs to a cell has the cell's name, as the front end calls it, in its metadata. */
export interface Outbox {
  /** Resolves when everybody who listens has it, or soon will. */
  publish(type: string, content: Content, parent?: Header, extras?: Extras): Promise<void>;
  status(state: "starting" | "busy" | "idle", parent?: Header, metadata?: Content): void;
  reply(request: Request, content: Content, metadata?: Content): void;
  /** Answers a request at once: busy, the reply when there is one, idle. */
  answer(request: Request, content?: Content): void;
}

export function createOutbox(sockets: Pick<Sockets, "publish" | "send">, cells: Pick<CellNames, "of">): Outbox {
  const outbox: Outbox = {
    publish(type, content, parent, extras) {
      const metadata = { cellId: cells.of(parent), ...extras?.metadata };
      return sockets.publish(message(type, content, parent, { ...extras, metadata }));
    },
    status: (state, parent, metadata) =>
      void outbox.publish("status", { execution_state: state }, parent, { metadata }),
    reply({ channel, message: { header }, identities }, content, metadata) {
      const type = header.msg_type.replace(/_request$/, "_reply");
      sockets.send(channel, message(type, content, header, { metadata }), identities);
    },
    answer(request, content) {
      const { header } = request.message;
      outbox.status("busy", header);
      if (content) outbox.reply(request, content);
      outbox.status("idle", header);
    },
  };
  return outbox;
}
