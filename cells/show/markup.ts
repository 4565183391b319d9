import { DISPLAY, type Displayable, escapeHtml, type MimeBundle } from "./bundle";
import { counted } from "./cell";
import { htmlText, withoutWrappers } from "./html-text";

/**
 * Text in a language of markup, as a template or as it is.
 *
 * In a template, what is inserted is data: no letter of it becomes markup, unless it was made by the same function. A
 * backslash is a backslash.
 */
export type Markup = (text: string | TemplateStringsArray, ...inserted: readonly unknown[]) => Displayable;

interface Dialect {
  readonly name: string;
  /** Text of which no letter is markup, to stand behind `before`. */
  asText(text: string, before: string): string;
  bundle(source: string): MimeBundle;
}

function markup({ name, asText, bundle }: Dialect): Markup {
  const sources = new WeakMap<object, string>();
  const insert = (value: unknown, before: string) => sources.get(Object(value)) ?? asText(String(value), before);
  const mark: Markup = (text, ...inserted) => {
    const join = (before: string, piece: string, k: number) => before + insert(inserted[k - 1], before) + piece;
    const source = typeof text === "string" ? text : text.raw.reduce(join);
    const shown: Displayable = { [DISPLAY]: () => bundle(source) };
    sources.set(shown, source);
    return shown;
  };
  return Object.defineProperty(mark, "name", { value: name });
}

/** HTML. A formula that stands in the template itself is one. */
export const html = markup({
  name: "html",
  asText: htmlText,
  bundle: (source) => ({ "text/html": source, "text/plain": withoutWrappers(source) }),
});

/** An image as SVG. */
export const svg = markup({
  name: "svg",
  asText: escapeHtml,
  bundle: (source) => ({ "image/svg+xml": source, "text/plain": `SVG image (${counted(source.length, "character")})` }),
});

/** Markdown, with formulas between dollar signs. */
export const markdown = markup({
  name: "markdown",
  asText: (text) => (NUMBER.test(text) ? text : withoutMarks(text)),
  bundle: (source) => ({ "text/markdown": source, "text/plain": withMarks(source) }),
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
  bundle: (source) => ({ "text/latex": `$$${source}$$`, "text/plain": source }),
});

const TEX: Readonly<Record<string, string>> = { "\\": "\\backslash ", "^": "\\hat{}", "~": "\\sim " };
