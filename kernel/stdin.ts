import { type Content, type Message, message } from "./message";
import type { Request } from "./outbox";
import type { Sockets } from "./sockets";
import type { Answer, Question } from "./threads";
import type { Received } from "./wire";

/** Carries the questions of a cell to the front end that runs it, and the answers back. */
export interface Stdin {
  ask(request: Request, question: Question): void;
  receive(received: Received): void;
}

/** What a terminal sends when its user presses Ctrl-D: no answer. */
const END_OF_INPUT = "\x04";

/** @param deliver takes an answer to the cell that waits for it */
export function createStdin(sockets: Pick<Sockets, "send">, deliver: (answer: Answer) => void): Stdin {
  let open: { readonly asked: Message; readonly question: Question } | undefined;
  return {
    ask(request, question) {
      const { prompt, password } = question;
      const asked = message("input_request", { prompt, password }, request.message.header);
      open = { asked, question };
      // A front end listens under the same identity on both channels.
      sockets.send("stdin", asked, request.identities);
    },
    receive({ message: { header, parent_header, content } }) {
      if (header.msg_type !== "input_reply" || !open) return;
      // Some clients name no parent; one that names another question comes too late.
      const { msg_id: to = open.asked.header.msg_id } = parent_header;
      if (to !== open.asked.header.msg_id) return;
      deliver({ number: open.question.number, value: readValue(content) });
      open = undefined;
    },
  };
}

function readValue({ value }: Content): string | null {
  return typeof value === "string" && value !== END_OF_INPUT ? value : null;
}
