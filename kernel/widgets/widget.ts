import type { Comm, CommMessage, Comms } from "../comms";
import type { Content } from "../message";
import { type ModelName, modelState } from "./models";

/** The state of a widget by the names that ipywidgets gives its parts. */
export type State = Readonly<Record<string, unknown>>;

/** A model whose views the front end draws; what a person does there comes back as a new state or as an event. */
export interface Widget {
  /** How other widgets name it as their child, style or layout. */
  readonly reference: string;
  /** Under which type and content an output shows it. */
  readonly view: Readonly<Record<string, unknown>>;
  readonly state: State;
  set(changes: State): void;
  /** Takes it from the front ends. Its state stays, and it is back when it is shown again. */
  close(): void;
}

/** What a widget tells: the parts of the state that a person changed, and events such as a click. */
export interface Heard {
  readonly changed?: (changes: State) => void;
  readonly event?: (content: Content) => void;
}

/** The version of the protocol of ipywidgets 8. */
const PROTOCOL = { metadata: { version: "2.1.0" } };
const VIEW = "application/vnd.jupyter.widget-view+json";

export interface WidgetParts {
  readonly comms: Comms;
  readonly model: ModelName;
  readonly initial: State;
  readonly heard: Heard;
  /** Is told of the comm that was opened for it, and how to close it. */
  readonly opened: (id: string, state: () => State, close: () => void) => void;
  readonly closed: (id: string) => void;
}

/** Makes a widget by the protocol of ipywidgets. */
export function makeWidget({ comms, model, initial, heard, opened, closed }: WidgetParts): Widget {
  let state: State = { ...modelState(model), ...initial };
  let comm: Comm | undefined;
  const send = (changes: State) => comm?.send({ method: "update", state: changes, buffer_paths: [] }, PROTOCOL);

  function listen({ data }: CommMessage): void {
    if (data.method === "request_state") send(state);
    else if (data.method === "custom") heard.event?.((data.content ?? {}) as Content);
    else if (data.method === "update") {
      const changes = (data.state ?? {}) as State;
      state = { ...state, ...changes };
      heard.changed?.(changes);
    }
  }
  function idOf(): string {
    if (comm) return comm.id;
    comm = comms.open("jupyter.widget", { state, buffer_paths: [] }, listen, PROTOCOL);
    opened(comm.id, () => state, close);
    return comm.id;
  }
  function close(): void {
    if (!comm) return;
    closed(comm.id);
    comm.close();
    comm = undefined;
  }

  idOf();
  return {
    get reference() {
      return `IPY_MODEL_${idOf()}`;
    },
    get view() {
      return { [VIEW]: { model_id: idOf(), version_major: 2, version_minor: 0 } };
    },
    get state() {
      return state;
    },
    set(changes) {
      state = { ...state, ...changes };
      send(changes);
    },
    close,
  };
}
