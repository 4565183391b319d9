import { stillFigures } from "../figures";
import { finishPdf } from "../finish-pdf";
import type { Format } from "../formats";
import { page } from "../page";
import { paperLetters, paperStyle } from "../paper";

/**
 * A page on A4, printed by a browser of this machine.
 *
 * @throws Error when there is none, with the line that installs one
 */
export const pdf: Format = {
  ending: ".pdf",
  word: "PDF",
  // Wider than the paper has room for, and so printed a little smaller: letters of 16 pixels are then as large as the text.
  figures: { width: 800, font: { family: "Nanum Latin, Nanum Gothic, sans-serif" } },
  async last(document, { origin, press }) {
    const styled = { ...document, styles: [...document.styles, paperLetters, paperStyle] };
    return finishPdf(await press.print(page(stillFigures(styled), origin)), origin.version);
  },
};
