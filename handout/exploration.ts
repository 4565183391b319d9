import type { MimeBundle, Output } from "./notebook";
import { isRecord } from "./shape";

/** What a page needs to draw a figure for other values: the description that `explore` of the library puts into an output. */
export interface Exploration {
  readonly controls: Readonly<Record<string, Control>>;
  /** As `encode` of the library writes it. */
  readonly data: unknown;
  /** The text of the drawing function, an expression. */
  readonly draw: string;
}

export interface Control {
  readonly kind: "slider" | "menu" | "toggle";
  readonly label: string;
  readonly values: readonly (number | string | boolean)[];
  /** Where it starts among its values. */
  readonly index: number;
}

const TYPE = "application/vnd.descent.explore+json";

export function explorationOf(bundle: MimeBundle): Exploration | undefined {
  const value = bundle[TYPE];
  if (!isRecord(value) || !isRecord(value.controls) || typeof value.draw !== "string") return undefined;
  const { controls, data, draw } = value;
  return Object.values(controls).every(isControl)
    ? { controls: controls as Exploration["controls"], data, draw }
    : undefined;
}

function isControl(value: unknown): value is Control {
  return isRecord(value) && Array.isArray(value.values) && Number(value.index) in value.values;
}

/**
 * An output that a file has stored, without what would run in a page.
 *
 * The text of a drawing function becomes a script. It is known to belong to the cell above it only when our kernel has just run that
 * cell; a file may hold any text in its place.
 */
export function withoutExploration(output: Output): Output {
  if (output.kind !== "data") return output;
  const { [TYPE]: _, ...data } = output.data;
  return { ...output, data };
}

/**
 * The drawing function as code of the page, which thus needs no `eval`, and the page's policy forbids it.
 *
 * The kernel has written into the text what it needs itself: where a loop may go on for long, `$cell.check()`, every 1,024 turns as
 * `$turn` counts them, and `$cell.caught(error)` where something is caught.
 */
export function drawScript(place: string, { draw }: Exploration): string {
  const code = `(globalThis.descentDraws ??= {}).${place} = ($cell) => { "use strict"; let $turn = 0; return (${draw}); };`;
  // The compiler leaves these only within texts and patterns, where \x3c means the same.
  return code.replace(/<(?=\/script|script|!--)/gi, "\\x3c");
}
