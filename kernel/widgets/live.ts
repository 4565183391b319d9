import type { Output } from "../output";
import { type ExplorerParts, explore, exploredOf } from "./explorer";
import { cellStage, type Stage } from "./stage";
import { type Widgets, withEnd } from "./widgets";

/**
 * Shows a value that has controls with them, under its cell unless another place is named.
 *
 * @param stage makes that place, of widgets that end with the controls
 * @returns what closes the controls; `undefined` for a value that has none, which is not shown
 */
export type ShowLive = (value: unknown, stage?: (widgets: Widgets) => Stage) => (() => void) | undefined;

export function showLive({ output, ...parts }: ExplorerParts & { readonly output: Pick<Output, "publish"> }): ShowLive {
  return (value, stage = () => cellStage(output)) => {
    const explored = exploredOf(value);
    if (!explored) return undefined;
    const { widgets, end } = withEnd(parts.widgets);
    try {
      explore(explored, stage(widgets), { ...parts, widgets });
    } catch (error) {
      end();
      throw error;
    }
    return end;
  };
}
