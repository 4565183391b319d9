import type { MimeBundle } from "../../cells";
import type { Output } from "../output";
import { makePlace } from "./place";
import type { Widget, Widgets } from "./widgets";

/** Where an exploration stands: its controls, and below them a figure that follows them. */
export interface Stage {
  /** @param text what the controls are, in words */
  show(panel: Widget, text: string, figure: MimeBundle): void;
  /** Puts another figure in the place of the one before. */
  replace(figure: MimeBundle): void;
}

/** Marks the output with the controls, which a handout leaves out: it makes its own. */
const CONTROLS = "application/vnd.descent.controls+json";

/**
 * Two outputs of a cell. That of the controls stays as it is, so that no page loses a slider that is being moved; that of
 * the figure is updated, stays in the notebook when the kernel is gone, and is shown by a front end without widgets too.
 */
export function cellStage(output: Pick<Output, "publish">): Stage {
  const place = makePlace(output);
  return {
    show(panel, text, figure) {
      const data = { ...panel.view, [CONTROLS]: {}, "text/plain": text };
      output.publish("display_data", { data, metadata: {}, transient: {} });
      place.show(figure);
    },
    replace: place.replace,
  };
}

/**
 * One output in an area. Its figure is in an area of its own, for the same reason.
 *
 * @param put shows it there
 */
export function areaStage(widgets: Widgets, put: (data: MimeBundle) => void): Stage {
  const below = widgets.make("Output", { msg_id: "", outputs: [], layout: null });
  const replace = (data: MimeBundle) => below.set({ outputs: [{ output_type: "display_data", data, metadata: {} }] });
  return {
    show(panel, _, figure) {
      replace(figure);
      const children = [panel.reference, below.reference];
      const whole = widgets.make("VBox", { children, layout: null });
      put({ ...whole.view, "text/plain": figure["text/plain"] });
    },
    replace,
  };
}
