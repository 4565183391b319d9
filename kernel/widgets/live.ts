import type { Output } from "../output";
import { type ExplorerParts, explore, exploredOf } from "./explorer";
import { cellStage, type Stage } from "./stage";

/** Shows a value that has controls with them, under its cell unless another place is named; says whether it is such a value. */
export type ShowLive = (value: unknown, stage?: () => Stage) => boolean;

export function showLive({ output, ...parts }: ExplorerParts & { readonly output: Pick<Output, "publish"> }): ShowLive {
  return (value, stage = () => cellStage(output)) => {
    const explored = exploredOf(value);
    if (explored) explore(explored, stage(), parts);
    return explored !== undefined;
  };
}
