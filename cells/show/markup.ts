import { DISPLAY, type Displayable, escapeHtml, type MimeBundle } from "./bundle";
import { counted } from "./cell";

/**
 * Text in a language of markup, as a template or as it is.
 *
 * In a template, what is inserted is data: no letter of it becomes markup, unless it was made by the same function. A
 * backslash is a backslash.
 */
export type Markup = (text: string | TemplateStringsArray, ...inserted: readonly unknown[]) => Displayable;

interface Dialect {
  /** Text of which no letter is markup. */
  asText(text: string): string;
  bundle(source: string): MimeBundle;
}

function markup({ asText, bundle }: Dialect): Markup {
  const sources = new WeakMap<object, string>();
  const insert = (value: unknown) => sources.get(Object(value)) ?? asText(String(value));
  return (text, ...inserted) => {
    const source = typeof text === "string" ? text : String.raw(text, ...inserted.map(insert));
    const shown: Displayable = { [DISPLAY]: () => bundle(source) };
    sources.set(shown, source);
    return shown;
  };
}

/** HTML. */
export const html = markup({
  asText: escapeHtml,
  bundle: (source) => ({ "text/html": source, "text/plain": source }),
});

/** An image as SVG. */
export const svg = markup({
  asText: escapeHtml,
  bundle: (source) => ({ "image/svg+xml": source, "text/plain": `SVG image (${counted(source.length, "character")})` }),
});

/** Markdown, with formulas between dollar signs. */
export const markdown = markup({
  asText: (text) => escapeHtml(text.replace(/[\\`*_~[\]|$#]/g, "\\$&")),
  bundle: (source) => ({ "text/markdown": source, "text/plain": source }),
});

/** A formula in LaTeX. */
export const latex = markup({
  asText: (text) => text.replace(/[\\^~#$%&_{}]/g, (letter) => TEX[letter] ?? `\\${letter}`),
  bundle: (source) => ({ "text/latex": `$$${source}$$`, "text/plain": source }),
});

const TEX: Readonly<Record<string, string>> = { "\\": "\\backslash ", "^": "\\hat{}", "~": "\\sim " };
