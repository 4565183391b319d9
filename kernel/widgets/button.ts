import type { Button } from "kernel:widgets";
import { shownAs } from "./shown";
import type { Widgets } from "./widgets";

/** The `button` of `kernel:widgets`. */
export function makeButton(widgets: Widgets, label: string): Button {
  const handlers = new Set<() => void>();
  // As wide as its label, which would be cut otherwise.
  const layout = widgets.make("Layout", { width: "max-content", min_width: "10em" }).reference;
  const widget = widgets.make(
    "Button",
    { description: label, style: null, layout },
    {
      event: (content) => {
        if (content.event === "click") for (const handle of handlers) handle();
      },
    },
  );
  const button: Button = {
    onClick(handler) {
      handlers.add(widgets.bind(handler));
      return button;
    },
  };
  return shownAs(button, widget, () => `[${label}]`);
}
