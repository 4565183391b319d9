import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * KaTeX's style sheet with the fonts that this page needs inside it: of twenty faces a lesson uses about five.
 *
 * A face is needed when some class on the page asks for its family, and, where the face is bold, for bold.
 */
export function katexStyle(html: string): string {
  const path = createRequire(import.meta.url).resolve("katex/dist/katex.min.css");
  const css = readFileSync(path, "utf8");
  const used = new Set(Array.from(html.matchAll(/class="([^"]*)"/g), ([, names]) => names.split(" ")).flat());
  const families = familiesOf(css, used);
  const bold = [...used].some((name) => /bf$|bold/.test(name));
  return css.replace(/@font-face\{(.*?)\}/g, (face, body) => {
    const isNeeded = families.has(familyIn(body) ?? "") && (bold || !body.includes("font-weight:700"));
    return isNeeded ? face.replace(/src:.*(?=\})/, `src:${embedded(body, dirname(path))}`) : "";
  });
}

/** The families that rules of the style sheet give to classes in use. */
function familiesOf(css: string, used: ReadonlySet<string>): ReadonlySet<string> {
  const families = new Set<string>();
  for (const [, selectors, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const family = selectors.startsWith("@") ? undefined : familyIn(body);
    const isUsed = selectors.split(",").some((selector) => classesIn(selector).every((name) => used.has(name)));
    if (family !== undefined && isUsed) families.add(family);
  }
  return families;
}

function familyIn(body: string): string | undefined {
  return /KaTeX_\w+/.exec(body)?.[0];
}

function classesIn(selector: string): readonly string[] {
  return Array.from(selector.matchAll(/\.([\w-]+)/g), ([, name]) => name);
}

function embedded(body: string, folder: string): string {
  const [, file] = /url\(([^)]*\.woff2)\)/.exec(body) ?? [];
  const data = readFileSync(join(folder, file)).toString("base64");
  return `url(data:font/woff2;base64,${data}) format("woff2")`;
}
