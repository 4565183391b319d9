import type { Area } from "kernel:widgets";
import type { MimeBundle } from "../../cells";
import type { ShowLive } from "./live";
import { shownAs } from "./shown";
import { areaStage } from "./stage";
import type { Widgets } from "./widgets";

/** How the end of a cell would show a value: as an output, unless it has controls. */
export interface Ways {
  readonly show: (value: unknown) => MimeBundle | undefined;
  readonly live: ShowLive;
}

/** The `area` of `kernel:widgets`. A text is a message to the person and stands there as it is, without quotes; it is no markup. */
export function makeArea(widgets: Widgets, { show, live }: Ways): Area {
  const widget = widgets.make("Output", { msg_id: "", outputs: [], layout: null });
  let now: MimeBundle = {};
  const put = (data: MimeBundle | undefined) => {
    now = data ?? {};
    widget.set({ outputs: data ? [{ output_type: "display_data", data, metadata: {} }] : [] });
  };
  const area: Area = {
    show(value) {
      if (typeof value === "string") put({ "text/plain": value });
      else if (!live(value, () => areaStage(widgets, put))) put(show(value));
    },
    clear: () => put(undefined),
  };
  return shownAs(area, widget, () => String(now["text/plain"] ?? ""));
}
