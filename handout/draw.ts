import type { Document, Figure, Shown } from "./document";
import type { Look, Press } from "./press";

/**
 * Figures are drawn in advance, for whoever reads before scripts run or without them: in a mail, on paper, in a reader. A machine
 * without a browser makes handouts all the same; their figures wait for the reader's.
 */
export async function draw(document: Document, look: Look, press: Press): Promise<Document> {
  const figures = document.sections.flatMap(({ outputs }) => outputs.filter((shown) => shown.kind === "figure"));
  if (figures.length === 0) return document;
  const data = figures.map(({ figure }) => figure);
  const drawings = await press.draw(data, look).catch((error: Error) => error);
  if (drawings instanceof Error) {
    const [reason] = drawings.message.split(/:?\n/);
    const remark = `the figures show only where scripts run, as they could not be drawn in advance: ${reason}`;
    return { ...document, remarks: [...document.remarks, remark] };
  }
  const drawn = new Map<Shown, Figure>(figures.map((figure, i) => [figure, { ...figure, svg: drawings[i] }]));
  const sections = document.sections.map((section) => ({
    ...section,
    outputs: section.outputs.map((shown) => drawn.get(shown) ?? shown),
  }));
  return { ...document, sections };
}
