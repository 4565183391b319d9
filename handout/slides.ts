import type { Document, Section } from "./document";

/** What is seen at once on stage. */
export interface Slide {
  readonly html: string;
  /** What only the speaker sees. */
  readonly notes: readonly string[];
}

/**
 * The cells tagged `slide`, each a slide of its own; a heading inside a cell begins another. A slide that brings no heading shows
 * the one under which it stands in the lesson. Cells tagged `teacher` are the notes to the slide before them.
 */
export function slidesOf({ sections }: Document): readonly Slide[] {
  const slides: Slide[] = [];
  let heading = "";
  for (const section of sections) {
    const { source, cell } = section;
    if (cell.tags.includes("teacher")) {
      const last = slides.pop();
      if (last) slides.push({ ...last, notes: [...last.notes, source, ...shownOf(section)] });
      continue;
    }
    for (const part of source.split(/(?=<h[23] )/)) {
      const [own] = /^<h[23] .*?<\/h[23]>/s.exec(part) ?? [];
      heading = own === undefined ? heading : `<h2>${own.replace(/^<[^>]*>|<[^>]*>$/g, "")}</h2>`;
      const body = part.slice(own?.length ?? 0);
      const isSlide = cell.tags.includes("slide") && body.trim() !== "";
      if (isSlide) slides.push(...bodies(section, body).map((html) => ({ html: heading + html, notes: [] })));
    }
  }
  return slides;
}

/**
 * Code stands to the left of what it shows, as a screen is wider than high. A chart wants the whole height: what else its cell
 * shows comes on a slide before.
 */
function bodies(section: Section, source: string): readonly string[] {
  const shown = shownOf(section);
  const text = `<div class="fitted">${source}</div>`;
  if (shown.length === 0) return [`<div class="single">${text}</div>`];
  const charts = shown.filter((html) => html.includes('<figure class="plotly"'));
  const others = shown.filter((html) => !charts.includes(html));
  const groups = [...(others.length > 0 ? [others.join("\n")] : []), ...charts];
  return groups.map((html) => `<div class="pair">${text}<div class="fitted">${html}</div></div>`);
}

function shownOf({ outputs }: Section): readonly string[] {
  return outputs.flatMap((output) => (output.kind === "html" ? [`<div class="output">${output.html}</div>`] : []));
}
