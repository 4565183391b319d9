import { escapeHtml, NO_MATHEMATICS } from "./bundle";

/** Comments, and tags with their quoted attributes; the last one may lack its end. */
const TAGS = /<!--(?:[^-]|-(?!->))*(?:-->|$)|<(\/?)([a-z][^\s/>]*)((?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^"'>])*)(>|$)/gi;

/** The element that may stand around a part of a text, by what is open there; in some there can be none. */
const WRAPPERS: Readonly<Record<string, string | undefined>> = {
  svg: "tspan",
  foreignobject: "span",
  ...{ script: undefined, style: undefined, textarea: undefined, title: undefined, option: undefined, math: undefined },
};

const WRAPPED = new RegExp(`<(t?span) class="${NO_MATHEMATICS}">([^<]*)</\\1>`, "g");

/**
 * Data as text of HTML, to stand behind `before`: no letter of it becomes markup. A page looks for formulas when all else
 * is done, and would find one in "from $5 to $6"; such a text gets an element that says that it has none.
 */
export function htmlText(text: string, before: string): string {
  const escaped = escapeHtml(text);
  const wrapper = /[$\\]/.test(text) ? wrapperBehind(before) : undefined;
  return wrapper ? `<${wrapper} class="${NO_MATHEMATICS}">${escaped}</${wrapper}>` : escaped;
}

/** HTML as its author wrote it. */
export function withoutWrappers(source: string): string {
  return source.replace(WRAPPED, "$2");
}

/** Comments, and elements whose text nobody sees. */
const UNSEEN = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi;
/** Where a line ends. */
const LINES = /<br\b[^>]*>|<\/(?:p|div|li|tr|h[1-6]|pre|table|caption|dt|dd|blockquote)\s*>/gi;
const CELLS = /<\/t[dh]\s*>/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };

/** The letters that a reader of HTML sees, in lines. */
export function textOfHtml(source: string): string {
  const lines = source
    .replace(UNSEEN, "")
    .replace(/\s+/g, " ")
    .replace(LINES, "\n")
    .replace(CELLS, " ")
    .replace(TAGS, "");
  const text = lines.replace(/&([a-z]+|#39);/gi, (entity, name) => ENTITIES[name] ?? entity);
  return text
    .replace(/ *\n\s*/g, "\n")
    .replace(/ {2,}/g, " ")
    .trim();
}

function wrapperBehind(before: string): string | undefined {
  const open: string[] = [];
  for (const [, slash, tag, rest, end] of before.matchAll(TAGS)) {
    if (tag === undefined) continue;
    if (end === "") return undefined; // It is an attribute.
    const name = tag.toLowerCase();
    if (!(name in WRAPPERS) || rest.endsWith("/")) continue;
    if (slash) open.splice(Math.max(0, open.lastIndexOf(name)));
    else open.push(name);
  }
  const innermost = open.at(-1);
  return innermost === undefined ? "span" : WRAPPERS[innermost];
}
