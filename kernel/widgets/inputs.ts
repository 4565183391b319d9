import type * as Surface from "kernel:widgets";
import { AsyncResource } from "node:async_hooks";
import type { ModelName } from "./models";
import { shownAs } from "./shown";
import type { State, Widget, Widgets } from "./widgets";

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
  /** One for all inputs, whichever cells have made them. */
  let style: Widget | undefined;
  function input<T>(model: ModelName, label: string, state: State, { part, read, write }: Coding<T>): Surface.Input<T> {
    const handlers = new Set<(value: T) => void>();
    const changed = (changes: State) => {
      // A page may also say how wide it is.
      if (part in changes) for (const handle of handlers) handle(read(changes[part]));
    };
    style ??= widgets.makeLasting("DescriptionStyle", { description_width: "initial" });
    const look = { style: style.reference, layout: null };
    const widget = widgets.make(model, { description: label, ...state, ...look }, { changed });
    const made: Surface.Input<T> = {
      get value() {
        return read(widget.state[part]);
      },
      set value(value) {
        widget.set({ [part]: write(value) });
      },
      onChange(handler) {
        handlers.add(AsyncResource.bind(handler));
        return made;
      },
    };
    return shownAs(made, widget, () => (label ? `${label}: ${made.value}` : String(made.value)));
  }

  return {
    slider(min, max, { value = min, step, scale = "linear", label = "" } = {}) {
      checkEnds(min, max, value, scale);
      const log = scale === "log";
      const state = {
        value,
        min: log ? Math.log10(min) : min,
        max: log ? Math.log10(max) : max,
        step: step ?? (log ? 0.01 : (max - min) / 100),
        base: 10,
        readout: true,
        readout_format: log ? ".3~g" : ".4~g",
        continuous_update: true,
      };
      return input(log ? "FloatLogSlider" : "FloatSlider", label, state, coding(Number));
    },
    dropdown<const T>(values: readonly T[], { value = values[0], label = "" }: { value?: T; label?: string } = {}) {
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

function checkEnds(min: number, max: number, value: number, scale: "linear" | "log"): void {
  const refuse = (rule: string) => {
    throw new RangeError(`Cannot make a slider as ${rule}`);
  };
  if (!(min < max)) refuse(`its ends must rise: it goes from ${min} to ${max}`);
  if (!(value >= min && value <= max)) refuse(`value must be from ${min} to ${max}: current value is ${value}`);
  if (scale === "log" && !(min > 0)) refuse(`a log scale must start above 0: it starts at ${min}`);
}
