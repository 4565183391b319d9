import type { Document } from "./document";
import { highlightCode } from "./markdown";

/** Code cells become highlighted TypeScript. Nothing else can come of it, as the highlighter escapes what it is given. */
export function code(document: Document): Document {
  const sections = document.sections.map((section) => {
    const { cell } = section;
    if (cell.kind !== "code") return section;
    const html = highlightCode(cell.source.trimEnd(), "typescript");
    return { ...section, source: `<pre class="source"><code>${html}</code></pre>` };
  });
  return { ...document, sections };
}
