import { createHash } from "node:crypto";
import type { Language } from "./notebook";
import { pageFile } from "./page-files";

/** What goes into an HTML file around its body. */
interface Shell {
  readonly language: Language;
  /** Plain text, escaped. */
  readonly title: string;
  /** After what all our files have: colours, text and code. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  readonly body: string;
}

/** Made to be read from top to bottom, on a screen and on paper. */
export const column: readonly string[] = ["page.css", "print.css"].map(pageFile);

const common: readonly string[] = ["colours.css", "content.css", "code.css"].map(pageFile);

/** One HTML file that asks nobody for anything, with the look of all our pages. */
export function htmlFile({ language, title, styles, scripts, body }: Shell): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${securityPolicy(scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${[...common, ...styles].map((css) => `<style>${css}</style>`).join("\n")}
</head>
<body>
${body}
${scripts.map(scriptElement).join("\n")}
</body>
</html>
`;
}

/**
 * Nothing may be loaded, and no script may run but the ones put here, known by their hashes. These may compile WebAssembly, with
 * which the library computes several times as fast; text stays text, as there is no `eval`. KaTeX and Plotly need style attributes;
 * Plotly's button that saves a picture needs a blob, which never leaves the page.
 */
function securityPolicy(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  const scriptSources = hashes.length > 0 ? ["'wasm-unsafe-eval'", ...hashes].join(" ") : "'none'";
  const images = "img-src data: blob:; font-src data:";
  const workers = hashes.length > 0 ? " worker-src blob:;" : "";
  return `default-src 'none'; script-src ${scriptSources}; style-src 'unsafe-inline'; ${images};${workers} base-uri 'none'; form-action 'none'`;
}

/** A classic script: a browser loads no modules from a file on disk. */
function scriptElement(script: string): string {
  if (/<\/script|<!--/i.test(script))
    throw new RangeError("Cannot put a script into a page as it must not hold </script or <!--");
  return `<script>${script}</script>`;
}
