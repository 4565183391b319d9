import type { Report } from "../../cells";
import { errorContent } from "../error-content";
import { labelled } from "./label";
import type { State, Widget, Widgets } from "./widgets";

/** A control as the value that is explored describes it. */
export interface ExploredControl {
  readonly kind: "slider" | "menu" | "toggle";
  readonly label: string;
  readonly values: readonly unknown[];
  readonly index: number;
}

/** The controls below each other, and a place for what a drawing came to grief over. */
export interface Panel {
  readonly panel: Widget;
  /** Shows an error as that of a cell is shown; `undefined` takes it away. */
  complain(report: Report | undefined): void;
}

export function makePanel(
  widgets: Widgets,
  controls: Readonly<Record<string, ExploredControl>>,
  set: (name: string, value: unknown) => void,
): Panel {
  const look = {
    style: widgets.make("DescriptionStyle", { description_width: "9em" }).reference,
    layout: widgets.make("Layout", { width: "min(40em, 100%)" }).reference,
  };
  const parts = Object.entries(controls).map(([name, control]) =>
    makeControl(widgets, control, look, (value) => set(name, value)),
  );
  const problem = makeProblem(widgets);
  const children = [...parts.map(({ reference }) => reference), problem.reference];
  return { panel: widgets.make("VBox", { children, layout: null }), complain: problem.complain };
}

/** An output of its own: a front end draws the error in it as those of cells, its line and its calls with it. */
function makeProblem(widgets: Widgets): { readonly reference: string; readonly complain: Panel["complain"] } {
  const widget = widgets.make("Output", { msg_id: "", outputs: [], layout: null });
  let shown = "[]";
  return {
    reference: widget.reference,
    complain(report) {
      const outputs = report ? [{ output_type: "error", ...errorContent(report) }] : [];
      // The same error stays while its slider moves: to draw it anew would let the figure below jump.
      const next = JSON.stringify(outputs);
      if (next === shown) return;
      shown = next;
      widget.set({ outputs });
    },
  };
}

function makeControl(
  widgets: Widgets,
  { kind, label, values, index }: ExploredControl,
  look: { readonly style: string; readonly layout: string },
  set: (value: unknown) => void,
): Widget {
  const changed = (changes: State) => {
    const place = kind === "toggle" ? Number(changes.value) : Number(changes.index);
    // A page may also say how wide it is.
    if (place in values) set(values[place]);
  };
  if (kind === "toggle") {
    return widgets.make("Checkbox", { ...labelled(label), value: index === 1, ...look }, { changed });
  }
  const state = { ...labelled(label), _options_labels: values.map(String), index, ...look };
  return kind === "slider"
    ? widgets.make("SelectionSlider", { ...state, continuous_update: true, readout: true }, { changed })
    : widgets.make("Dropdown", state, { changed });
}
