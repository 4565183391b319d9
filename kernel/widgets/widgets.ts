import type { CommMessage, Comms } from "../comms";
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
  close(): void;
}

/** What a widget tells: the parts of the state that a person changed, and events such as a click. */
export interface Heard {
  readonly changed?: (changes: State) => void;
  readonly event?: (content: Content) => void;
}

/** Makes widgets by the protocol of ipywidgets, and tells a page that is loaded again about all of them. */
export interface Widgets {
  make(model: ModelName, state: State, heard?: Heard): Widget;
  /** Calls `work` when a page was loaded and asks what there is. */
  onPage(work: () => void): void;
}

/** The version of the protocol of ipywidgets 8. */
const PROTOCOL = { metadata: { version: "2.1.0" } };
const VIEW = "application/vnd.jupyter.widget-view+json";

export function createWidgets(comms: Comms): Widgets {
  const states = new Map<string, () => State>();
  const pages = new Set<() => void>();

  // Protocol of a page that was loaded again: one comm that asks for the state of everything.
  comms.accept("jupyter.widget.control", (comm) => ({ data }) => {
    if (data.method !== "request_states") return;
    const all = [...states].map(([id, state]) => [id, describe(state())]);
    comm.send({ method: "update_states", states: Object.fromEntries(all), buffer_paths: [] });
    for (const work of pages) work();
  });

  return {
    onPage: (work) => void pages.add(work),
    make(model, initial, heard = {}) {
      let state: State = { ...modelState(model), ...initial };
      const listen = ({ data }: CommMessage) => {
        if (data.method === "request_state") send(state);
        else if (data.method === "custom") heard.event?.((data.content ?? {}) as Content);
        else if (data.method === "update") {
          const changes = (data.state ?? {}) as State;
          state = { ...state, ...changes };
          heard.changed?.(changes);
        }
      };
      const comm = comms.open("jupyter.widget", { state, buffer_paths: [] }, listen, PROTOCOL);
      const send = (changes: State) => comm.send({ method: "update", state: changes, buffer_paths: [] }, PROTOCOL);
      states.set(comm.id, () => state);
      return {
        reference: `IPY_MODEL_${comm.id}`,
        view: { [VIEW]: { model_id: comm.id, version_major: 2, version_minor: 0 } },
        get state() {
          return state;
        },
        set(changes) {
          state = { ...state, ...changes };
          send(changes);
        },
        close() {
          states.delete(comm.id);
          comm.close();
        },
      };
    },
  };
}

function describe(state: State): State {
  const { _model_name, _model_module, _model_module_version } = state;
  return {
    model_name: _model_name,
    model_module: _model_module,
    model_module_version: _model_module_version,
    state,
  };
}
