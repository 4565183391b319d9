import type { Format } from "../formats";
import { page } from "../page";

/** One HTML file that works offline. */
export const html: Format = {
  ending: ".html",
  word: "HTML",
  async last(document, { origin }) {
    return page(document, origin);
  },
};
