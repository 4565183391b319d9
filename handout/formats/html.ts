import { liveFigures } from "../figures";
import type { Format } from "../formats";
import { page } from "../page";

/** One HTML file that works offline. */
export const html: Format = {
  ending: ".html",
  word: "HTML",
  // The column of the page: 48rem without its padding.
  figures: { width: 728 },
  async last(document, { origin }) {
    return page(liveFigures(document), origin);
  },
};
