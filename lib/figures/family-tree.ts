import { checkNames } from "../options";
import { quoted } from "../words";
import { type FigureOptions, readChoices } from "./choices";
import { type Figure, figure, heading, type JsonObject } from "./figure";

/** An optimizer in the family tree. */
export interface Relative {
  readonly name: string;
  /** The names of those that it comes from, the nearest first. */
  readonly from: readonly string[];
  /** What it mends, in a few words. */
  readonly mends: string;
  /** What is new in its rule; <b>, <sub> and <sup> are understood. */
  readonly rule: string;
}

/** How to draw the family tree. */
export interface FamilyTreeOptions extends Omit<FigureOptions, "axes"> {
  /** More members, such as one of your own. */
  readonly also?: readonly Relative[];
}

/**
 * The family of optimizers: an arrow leads from each to those that mend a fault of it, and beside the name stand the
 * fault and, in bold letters, what is new in the rule, without the small print: a → b stands for b in the place of a. A
 * dotted arrow comes from a second parent.
 *
 * @param options.also more members, such as an optimizer of your own: { name, from: ["Adam"], mends, rule }
 * @param options.title, options.language words of the figure
 * @returns a figure for Plotly, as plain JSON
 * @throws RangeError when a name comes twice or a parent is not in the tree
 *
 * @example
 * const mine = { name: "Mine", from: ["Momentum"], mends: "never rests", rule: "v ← μ v + <b>sign(g)</b>" };
 * const { layout } = familyTree({ also: [mine] });
 * (layout.annotations as { text: string }[]).length; // = 13
 */
export function familyTree(options: FamilyTreeOptions = {}): Figure {
  checkNames("draw", "the figure", options, ["title", "language", "also"]);
  const { familyTree: words } = readChoices({ language: options.language });
  const { title = words.title, also = [] } = options;
  const members = [...family.map((each) => ({ ...each, mends: words[each.name as keyof typeof words] })), ...also];
  checkFamily(members);
  const rows = inOrder(members);
  const placeOf = new Map(rows.map((each, row) => [each.name, { row, x: 16 + 20 * each.depth }]));
  const at = (name: string) => placeOf.get(name) as { row: number; x: number };
  const arrows = rows.flatMap(({ name, from }) => from.map((parent, k) => arrow(at(parent), at(name), k > 0)));
  // To the right of all arrows, which would cross the letters.
  const column = Math.max(...rows.map(({ name }) => at(name).x)) + 14;
  const layout = {
    title: heading(title),
    showlegend: false,
    height: 80 + 68 * rows.length,
    margin: { l: 6, r: 6, t: 60, b: 10 },
    xaxis: { visible: false, range: [0, 1], fixedrange: true },
    yaxis: { visible: false, range: [rows.length - 0.3, -0.3], fixedrange: true },
    shapes: [
      ...rows.map(({ name }) => leader(at(name), column)),
      ...arrows.flat(),
      ...rows.map(({ name }) => dot(at(name))),
    ],
    annotations: rows.map((each, row) => label(each, row, column)),
  };
  const says = rows.map(({ name, from, mends }) => `${from.length ? `${from.join(" + ")} → ` : ""}${name} (${mends})`);
  return figure([], layout, `${title}: ${says.join("; ")}`);
}

/** The first is the mother of all; `mends` stands with the words of each language. */
const family: readonly Omit<Relative, "mends">[] = [
  { name: "SGD", from: [], rule: "w ← w − η <b>g</b>" },
  { name: "Momentum", from: ["SGD"], rule: "<b>v ← μ v + g</b>,  w ← w − η v" },
  { name: "Nesterov", from: ["Momentum"], rule: "v → <b>g + μ v</b>" },
  { name: "Adagrad", from: ["SGD"], rule: "<b>s ← s + g²</b>,  w ← w − η g / <b>√s</b>" },
  { name: "Adadelta", from: ["Adagrad"], rule: "η → <b>√u</b>,  u ← ρ u + (1 − ρ) <b>Δ²</b>" },
  { name: "RMSprop", from: ["Adagrad"], rule: "v ← <b>α</b> v + <b>(1 − α)</b> g²" },
  { name: "Adam", from: ["RMSprop", "Momentum"], rule: "w ← w − η <b>m̂</b> / √v̂" },
  { name: "AdamW", from: ["Adam"], rule: "g + λ w → g,  <b>w ← (1 − ηλ) w</b>" },
  { name: "Adamax", from: ["Adam"], rule: "√v̂ → u,  u ← <b>max(β₂ u, |g|)</b>" },
  { name: "AMSGrad", from: ["Adam"], rule: "v → <b>max v</b>" },
  { name: "NAdam", from: ["Adam", "Nesterov"], rule: "m̂ → <b>β₁ m̂ + (1 − β₁) g</b>" },
  { name: "RAdam", from: ["Adam"], rule: "m̂ / √v̂ → <b>r</b> m̂ / √v̂" },
];

function checkFamily(members: readonly Relative[]): void {
  members.forEach(({ name, from, mends, rule }, k) => {
    if (![name, mends, rule].every((each) => typeof each === "string") || !Array.isArray(from)) {
      throw new TypeError(`Cannot draw as a member must have name, from, mends and rule: found ${quoted(members[k])}`);
    }
    const before = members.slice(0, k).map((each) => each.name);
    if (before.includes(name))
      throw new RangeError(`Cannot draw as every member must have its own name: ${name} comes twice`);
    const stranger = from.find((parent) => !before.includes(parent));
    if (stranger !== undefined || (k > 0 && from.length === 0)) {
      throw new RangeError(`Cannot draw as ${name} must come from one before it: found ${quoted(stranger)}`);
    }
  });
}

/** Parents before children, each child under its nearest parent. */
function inOrder(members: readonly Relative[]): (Relative & { depth: number })[] {
  const under = (parent: string | undefined, depth: number): (Relative & { depth: number })[] =>
    members
      .filter(({ from }) => from[0] === parent)
      .flatMap((each) => [{ ...each, depth }, ...under(each.name, depth + 1)]);
  return under(undefined, 0);
}

interface Spot {
  readonly row: number;
  /** In pixels, so that the letters have the room that a narrow page leaves. */
  readonly x: number;
}

const orange = "#D55E00";
const blue = "#0072B2";

/** Down from the parent and then across to the child, with a head. */
function arrow(parent: Spot, child: Spot, isSecond: boolean): JsonObject[] {
  // Beside the parent's own line, which it would hide.
  const x = parent.x + (isSecond ? 11 : 0);
  const color = isSecond ? orange : blue;
  // Above the line that comes from the first parent.
  const y = child.row - (isSecond ? 0.05 : 0);
  const pixels = { xref: "x", yref: "y", xsizemode: "pixel", xanchor: 0 };
  const bend = `M${x},${parent.row + 0.08} L${x},${y} L${child.x - 9},${y}`;
  const up = isSecond ? 3.4 : 0;
  const head = `M${child.x - 7},${up} L${child.x - 14},${up + 5} L${child.x - 14},${up - 5} Z`;
  return [
    { ...pixels, type: "path", path: bend, line: { color, width: 2.5, dash: isSecond ? "dot" : "solid" } },
    {
      ...pixels,
      type: "path",
      ysizemode: "pixel",
      yanchor: child.row,
      path: head,
      fillcolor: color,
      line: { width: 0 },
    },
  ];
}

function dot({ row, x }: Spot): JsonObject {
  const pixels = { xref: "x", yref: "y", xsizemode: "pixel", ysizemode: "pixel", xanchor: 0, yanchor: row };
  return { ...pixels, type: "circle", x0: x - 6, x1: x + 6, y0: -6, y1: 6, fillcolor: "#000000", line: { width: 0 } };
}

/** From the dot to its words. */
function leader({ row, x }: Spot, column: number): JsonObject {
  const pixels = { xref: "x", yref: "y", xsizemode: "pixel", xanchor: 0 };
  return { ...pixels, type: "line", x0: x, x1: column - 3, y0: row, y1: row, line: { color: "#CCCCCC", width: 1.5 } };
}

function label({ name, from, mends, rule }: Relative, row: number, column: number): JsonObject {
  const both = from.length > 1 ? ` = ${from.join(" + ")}` : "";
  const text = `<b>${name}</b>${both}<br>${mends}<br>${rule}`;
  const place = { xref: "x", yref: "y", x: 0, y: row, xanchor: "left", yanchor: "top", xshift: column, yshift: 12 };
  return { ...place, text, align: "left", showarrow: false, font: { size: 15 } };
}
