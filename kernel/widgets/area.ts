import type { Area } from "kernel:widgets";
import type { MimeBundle } from "../../cells";
import { shownAs } from "./shown";
import type { Widgets } from "./widgets";

/**
 * The `area` of `kernel:widgets`; `show` makes of a value what an output is. A text is a message to the person and stands
 * there as it is, without quotes; it is no markup.
 */
export function makeArea(widgets: Widgets, show: (value: unknown) => MimeBundle | undefined): Area {
  const widget = widgets.make("Output", { msg_id: "", outputs: [], layout: null });
  let now: MimeBundle = {};
  const put = (data: MimeBundle | undefined) => {
    now = data ?? {};
    widget.set({ outputs: data ? [{ output_type: "display_data", data, metadata: {} }] : [] });
  };
  const area: Area = {
    show: (value) => put(typeof value === "string" ? { "text/plain": value } : show(value)),
    clear: () => put(undefined),
  };
  return shownAs(area, widget, () => String(now["text/plain"] ?? ""));
}
