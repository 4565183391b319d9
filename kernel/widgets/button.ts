import type { Button } from "kernel:widgets";
import { AsyncResource } from "node:async_hooks";
import { shownAs } from "./shown";
import type { Widgets } from "./widgets";

/** The `button` of `kernel:widgets`. */
export function makeButton(widgets: Widgets, label: string): Button {
  const handlers = new Set<() => void>();
  const widget = widgets.make(
    "Button",
    { description: label, style: null, layout: null },
    {
      event: (content) => {
        if (content.event === "click") for (const handle of handlers) handle();
      },
    },
  );
  const button: Button = {
    onClick(handler) {
      handlers.add(AsyncResource.bind(handler));
      return button;
    },
  };
  return shownAs(button, widget, () => `[${label}]`);
}
