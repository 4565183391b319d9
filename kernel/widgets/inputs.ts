import type * as Surface from "kernel:widgets";
import { labelled } from "./label";
import type { ModelName } from "./models";
import { createScale } from "./scale";
import { shownAs } from "./shown";
import type { State, Widgets } from "./widgets";

type Inputs = Pick<typeof Surface, "slider" | "dropdown" | "checkbox" | "text">;

/** How a value stands in the state of a widget. */
interface Coding<T> {
  readonly part: string;
  readonly read: (raw: unknown) => T;
  readonly write: (value: T) => unknown;
}

const coding = <T>(read: (raw: unknown) => T): Coding<T> => ({ part: "value", read, write: (value) => value });

/** What can be set, of `kernel:widgets`. */
export function createInputs(widgets: Widgets): Inputs {
  /** One for all inputs, whichever cells have made them: a label has the room that it needs. */
  let look: { readonly style: string; readonly layout: string } | undefined;
  function input<T>(model: ModelName, label: string, state: State, { part, read, write }: Coding<T>): Surface.Input<T> {
    const handlers = new Set<(value: T) => void>();
    let last = read(state[part]);
    const changed = (changes: State) => {
      // A page may also say how wide it is, or what it was told.
      const now = part in changes ? read(changes[part]) : last;
      if (Object.is(now, last)) return;
      last = now;
      for (const handle of handlers) handle(last);
    };
    look ??= {
      style: widgets.makeLasting("DescriptionStyle", { description_width: "initial" }).reference,
      layout: widgets.makeLasting("Layout", { width: "min(40em, 100%)" }).reference,
    };
    const widget = widgets.make(model, { ...labelled(label), ...state, ...look }, { changed });
    const made: Surface.Input<T> = {
      get value() {
        return read(widget.state[part]);
      },
      set value(value) {
        const raw = write(value);
        last = read(raw);
        widget.set({ [part]: raw });
      },
      onChange(handler) {
        handlers.add(widgets.bind(handler));
        return made;
      },
    };
    return shownAs(made, widget, () => (label ? `${label}: ${made.value}` : String(made.value)));
  }

  return {
    slider(min, max, options = {}) {
      const { read, write, state } = createScale(min, max, options);
      const model = options.scale === "log" ? "FloatLogSlider" : "FloatSlider";
      return input(model, options.label ?? "", state, { part: "value", read, write });
    },
    dropdown<const T>(values: readonly T[], { value = values[0], label = "" }: { value?: T; label?: string } = {}) {
      if (values.length === 0) throw new RangeError("Cannot make a drop-down as there must be something to choose");
      const place = (one: T) => {
        const index = values.indexOf(one);
        if (index >= 0) return index;
        throw new RangeError(`Cannot set a drop-down as value must be one of ${values.join(", ")}: found ${one}`);
      };
      const state = { _options_labels: values.map(String), index: place(value) };
      return input("Dropdown", label, state, { part: "index", read: (raw) => values[Number(raw)], write: place });
    },
    checkbox: ({ value = false, label = "" } = {}) =>
      input("Checkbox", label, { value, indent: false }, coding(Boolean)),
    text: ({ value = "", label = "" } = {}) => input("Text", label, { value, continuous_update: true }, coding(String)),
  };
}
