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
  let close = () => {};
  /** Ends what was shown before, which has its successor by now: nothing jumps. */
  const follow = (next = () => {}) => {
    const before = close;
    close = next;
    before();
  };
  const area: Area = {
    show(value) {
      const isText = typeof value === "string";
      const end = isText ? undefined : live(value, (own) => areaStage(own, put));
      if (!end) put(isText ? { "text/plain": value } : show(value));
      follow(end);
    },
    clear() {
      put(undefined);
      follow();
    },
  };
  return shownAs(area, widget, () => String(now["text/plain"] ?? ""));
}
