import type { Comms } from "../comms";
import type { Jobs } from "../jobs";
import type { ModelName } from "./models";
import type { Reruns } from "./reruns";
import { type Heard, makeWidget, type State, type Widget } from "./widget";

export type { Heard, State, Widget } from "./widget";

/** Makes widgets by the protocol of ipywidgets, and tells a page that is loaded again about all of them. */
export interface Widgets {
  make(model: ModelName, state: State, heard?: Heard): Widget;
  /** Makes one that stays when its cell runs again, as those of other cells are built of it. */
  makeLasting(model: ModelName, state: State): Widget;
  /** What a handler prints, and what it throws, belongs to the cell that gave it. */
  readonly bind: Jobs["bind"];
  /** Calls `work` when a page was loaded and asks what there is, until what it returns is called. */
  onPage(work: () => void): () => void;
  /** When the cell to which the running code belongs began, by `performance.now()`. */
  began(): number | undefined;
}

/** @param reruns ends widgets when the cell that made them runs again, or they would become more with every run */
export function createWidgets(
  comms: Comms,
  { bind }: Pick<Jobs, "bind">,
  { own, began }: Pick<Reruns, "own" | "began">,
): Widgets {
  const states = new Map<string, () => State>();
  const pages = new Set<() => void>();
  const forgets = new Map<string, () => void>();
  const closed = (id: string) => {
    states.delete(id);
    forgets.get(id)?.();
    forgets.delete(id);
  };

  // Protocol of a page that was loaded again: one comm that asks for the state of everything.
  comms.accept("jupyter.widget.control", (comm) => ({ data }) => {
    if (data.method !== "request_states") return;
    const all = [...states].map(([id, state]) => [id, describe(state())]);
    comm.send({ method: "update_states", states: Object.fromEntries(all), buffer_paths: [] });
    for (const work of pages) work();
  });

  return {
    bind,
    began,
    make(model, initial, heard = {}) {
      const opened = (id: string, state: () => State, close: () => void) => {
        states.set(id, state);
        forgets.set(id, own(close));
      };
      return makeWidget({ comms, model, initial, heard, opened, closed });
    },
    makeLasting(model, initial) {
      const opened = (id: string, state: () => State) => void states.set(id, state);
      return makeWidget({ comms, model, initial, heard: {}, opened, closed });
    },
    onPage(work) {
      pages.add(work);
      const stop = () => {
        pages.delete(work);
        forget();
      };
      const forget = own(stop);
      return stop;
    },
  };
}

/** The same, with an end of its own: it closes all widgets that were made by it, and calls for no page any more. */
export function withEnd(widgets: Widgets): { readonly widgets: Widgets; readonly end: () => void } {
  const endings: (() => void)[] = [];
  return {
    widgets: {
      ...widgets,
      make(...args) {
        const widget = widgets.make(...args);
        endings.push(widget.close);
        return widget;
      },
      onPage(work) {
        const stop = widgets.onPage(work);
        endings.push(stop);
        return stop;
      },
    },
    end() {
      for (const end of endings) end();
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
