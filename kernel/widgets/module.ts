import type * as Surface from "kernel:widgets";
import { type MimeBundle, show } from "../../cells";
import { makeArea } from "./area";
import { makeButton } from "./button";
import { createInputs } from "./inputs";
import type { Bars } from "./progress";
import type { Widgets } from "./widgets";

/**
 * What `import … from "kernel:widgets"` gives.
 *
 * @param inspect a value as text
 */
export function widgetModule(widgets: Widgets, bars: Bars, inspect: (value: unknown) => string): typeof Surface {
  const shown = (value: unknown): MimeBundle | undefined => show(value, inspect);
  return {
    ...createInputs(widgets),
    button: (label) => makeButton(widgets, label),
    area: () => makeArea(widgets, shown),
    progress: bars.progress,
  };
}
