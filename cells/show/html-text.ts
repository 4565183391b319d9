import { NO_MATHEMATICS } from "./bundle";
import { type Tag, tagsOf } from "./html-tags";

/** The element that may stand around a part of a text, by what is open there; in some there can be none. */
const WRAPPERS: Readonly<Record<string, string | undefined>> = {
  svg: "tspan",
  foreignobject: "span",
  ...{ script: undefined, style: undefined, textarea: undefined, title: undefined, option: undefined, math: undefined },
};

/** A piece of markup: as its author wrote it, or data, of which no letter is markup any more. */
export interface Piece {
  readonly text: string;
  readonly isData: boolean;
}

export function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("");
}

/**
 * Joins pieces of HTML. A page looks for formulas when all else is done, and would find one in "from $5 to $6"; such data
 * gets an element that says that it has none. Which one, only all the pieces around it tell.
 */
export function withoutMathematics(pieces: readonly Piece[]): string {
  const wrapperAt = wrappersOf(joined(pieces));
  let at = 0;
  const parts = pieces.map(({ text, isData }) => {
    const wrapper = isData && /[$\\]/.test(text) ? wrapperAt(at) : undefined;
    at += text.length;
    return wrapper ? `<${wrapper} class="${NO_MATHEMATICS}">${text}</${wrapper}>` : text;
  });
  return parts.join("");
}

/** A function of places that come in their order. */
function wrappersOf(source: string): (place: number) => string | undefined {
  const open: string[] = [];
  const pass = ({ name, kind }: Tag) => {
    if (!Object.hasOwn(WRAPPERS, name) || kind === "is empty") return;
    if (kind === "opens") open.push(name);
    else if (open.includes(name)) open.splice(open.lastIndexOf(name));
  };
  const tags = tagsOf(source);
  let next = tags.next();
  return (place) => {
    for (; !next.done && next.value.end <= place; next = tags.next()) pass(next.value);
    if (!next.done && next.value.start < place) return undefined; // It is an attribute, or in a comment.
    const innermost = open.at(-1);
    return innermost === undefined ? "span" : WRAPPERS[innermost];
  };
}

/** Elements whose text nobody sees. */
const UNSEEN = /^(?:script|style)$/;
/** Elements with whose end a line ends. */
const LINES = /^(?:p|div|li|tr|h[1-6]|pre|table|caption|dt|dd|blockquote)$/;
const CELLS = /^t[dh]$/;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };

/** The letters that a reader of HTML sees, in lines. */
export function textOfHtml(source: string): string {
  const line = source.replace(/\s+/g, " ");
  const parts: string[] = [];
  let at: number | undefined = 0;
  for (const tag of tagsOf(line)) {
    parts.push(line.slice(at ?? tag.start, tag.start), insteadOf(tag));
    at = tag.kind === "opens" && UNSEEN.test(tag.name) ? undefined : tag.end;
  }
  if (at !== undefined) parts.push(line.slice(at));
  const text = parts.join("").replace(/&([a-z]+|#39);/gi, (entity, name) => ENTITIES[name] ?? entity);
  return text
    .replace(/ {2,}/g, " ")
    .replace(/ ?\n\s*/g, "\n")
    .trim();
}

function insteadOf({ name, kind }: Tag): string {
  if (name === "br" || (kind === "closes" && LINES.test(name))) return "\n";
  return kind === "closes" && CELLS.test(name) ? " " : "";
}
