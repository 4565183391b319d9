import { liveFigures } from "../figures";
import type { Format } from "../formats";
import { slidesOf } from "../slides";
import { stage } from "../stage";

/** One HTML file of slides that works offline. */
export const slides: Format = {
  ending: ".slides.html",
  word: "slides",
  // The right of a stage of 1280 × 720, beside the code.
  figures: { width: 680, height: 560, font: { size: 18 } },
  missing({ sections }) {
    const isTagged = sections.some(({ cell }) => cell.tags.includes("slide"));
    return isTagged ? undefined : "there are no slides, as no cell is tagged slide";
  },
  async last(document, { origin }) {
    const drawn = liveFigures(document);
    return stage(drawn, slidesOf(drawn), origin);
  },
};
