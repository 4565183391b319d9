import type * as Surface from "kernel:widgets";
import { type MimeBundle, show } from "../../cells";
import { makeArea } from "./area";
import { makeButton } from "./button";
import { createInputs } from "./inputs";
import type { ShowLive } from "./live";
import type { Bars } from "./progress";
import type { Widgets } from "./widgets";

export interface WidgetModuleParts {
  readonly widgets: Widgets;
  readonly bars: Bars;
  readonly live: ShowLive;
  /** A value as text. */
  readonly inspect: (value: unknown) => string;
}

/** What `import … from "kernel:widgets"` gives. */
export function widgetModule({ widgets, bars, live, inspect }: WidgetModuleParts): typeof Surface {
  const shown = (value: unknown): MimeBundle | undefined => show(value, inspect);
  return {
    ...createInputs(widgets),
    button: (label) => makeButton(widgets, label),
    area: () => makeArea(widgets, { show: shown, live }),
    progress: bars.progress,
  };
}
