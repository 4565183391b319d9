import { type ExplorerParts, explore, exploredOf } from "./explorer";

/** Shows a value that has controls with them; says whether it is such a value. */
export type ShowLive = (value: unknown) => boolean;

export function showLive(parts: ExplorerParts): ShowLive {
  return (value) => {
    const explored = exploredOf(value);
    if (explored) explore(explored, parts);
    return explored !== undefined;
  };
}
