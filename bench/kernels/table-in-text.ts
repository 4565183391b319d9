const BEGIN = "<!-- bench/results/kernels.md: begin -->\n\n";
const END = "\n<!-- bench/results/kernels.md: end -->";

/**
 * Puts the table of the comparison into a text, in the place of the earlier one.
 *
 * @throws Error when the text does not mark the place
 */
export function tableInText(text: string, table: string): string {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`Cannot insert the table as the text must hold ${BEGIN.trim()}`);
  return text.slice(0, from + BEGIN.length) + table + text.slice(to);
}
