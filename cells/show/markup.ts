import { DISPLAY, type Displayable, escapeHtml, type MimeBundle } from "./bundle";
import { counted } from "./cell";
import { joined, type Piece, withoutMathematics } from "./html-text";

/**
 * Text in a language of markup, as a template or as it is.
 *
 * In a template, what is inserted is data: no letter of it becomes markup, unless it was made by the same function. A
 * backslash is a backslash.
 */
export type Markup = (text: string | TemplateStringsArray, ...inserted: readonly unknown[]) => Displayable;

interface Dialect {
  readonly name: string;
  /** Text of which no letter is markup. */
  asText(text: string): string;
  bundle(pieces: readonly Piece[]): MimeBundle;
}

/**
 * What a markup is made of: a list that may have many others in it. Pieces that are inserted into each other thousands of
 * times are so put together only once, when they are shown.
 */
type Source = readonly (Piece | Source)[];

function markup({ name, asText, bundle }: Dialect): Markup {
  const sources = new WeakMap<object, Source>();
  const insert = (value: unknown) => sources.get(Object(value)) ?? piece(asText(String(value)), true);
  const mark: Markup = (text, ...inserted) => {
    const parts =
      typeof text === "string"
        ? [piece(text, false)]
        : text.raw.flatMap((own, k) => [...(k > 0 ? [insert(inserted[k - 1])] : []), piece(own, false)]);
    // What is nothing stays nothing, however often it is inserted.
    const source = parts.filter(({ length }) => length > 0);
    const shown: Displayable = { [DISPLAY]: () => bundle(piecesOf(source)) };
    sources.set(shown, source);
    return shown;
  };
  return Object.defineProperty(mark, "name", { value: name });
}

function piece(text: string, isData: boolean): Source {
  return text === "" ? [] : [{ text, isData }];
}

/** Lists may lie deeper in each other than functions can call themselves. */
function piecesOf(source: Source): readonly Piece[] {
  const pieces: Piece[] = [];
  const rest: (Piece | Source)[] = [source];
  for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
    if ("text" in part) pieces.push(part);
    else for (let k = part.length - 1; k >= 0; k--) rest.push(part[k]);
  }
  return pieces;
}

/** HTML. A formula that stands in the template itself is one. */
export const html = markup({
  name: "html",
  asText: escapeHtml,
  bundle: (pieces) => ({ "text/html": withoutMathematics(pieces), "text/plain": joined(pieces) }),
});

/** An image as SVG. */
export const svg = markup({
  name: "svg",
  asText: escapeHtml,
  bundle(pieces) {
    const source = joined(pieces);
    return { "image/svg+xml": source, "text/plain": `SVG image (${counted(source.length, "character")})` };
  },
});

/** Markdown, with formulas between dollar signs. */
export const markdown = markup({
  name: "markdown",
  asText: (text) => (NUMBER.test(text) ? text : withoutMarks(text)),
  bundle: (pieces) => ({ "text/markdown": joined(pieces), "text/plain": withMarks(joined(pieces)) }),
});

/** It is no markup, and may stand in a formula. */
const NUMBER = /^-?\d+(\.\d+)?(e[-+]?\d+)?$/;

/**
 * What begins a list, a heading, a link or a formula is written by its number, which never does. A new line would begin
 * a paragraph, or a row of a table.
 */
function withoutMarks(text: string): string {
  const line = text.replace(/^\s+|\s*\n\s*|\s+$/g, " ");
  const escaped = escapeHtml(line.replace(/[\\`*_~[\]|$#]/g, "\\$&"));
  const numbered = escaped.replace(/[-+=.:()@]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  // A page looks for formulas when all else is done; none goes beyond the element that it begins in.
  return numbered.replace(/\\[\\$]/g, "<span>$&</span>");
}

function withMarks(source: string): string {
  const letterOf = (_: string, number: string) => String.fromCharCode(Number(number));
  return source.replace(/<span>(\\.)<\/span>/g, "$1").replace(/&#(\d+);/g, letterOf);
}

/** A formula in LaTeX. */
export const latex = markup({
  name: "latex",
  asText: (text) => text.replace(/[\\^~#$%&_{}]/g, (letter) => TEX[letter] ?? `\\${letter}`),
  bundle: (pieces) => ({ "text/latex": `$$${joined(pieces)}$$`, "text/plain": joined(pieces) }),
});

const TEX: Readonly<Record<string, string>> = { "\\": "\\backslash ", "^": "\\hat{}", "~": "\\sim " };
