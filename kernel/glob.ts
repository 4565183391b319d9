/**
 * Whether a whole text matches a pattern in which `*` stands for any text and `?` for any one character.
 *
 * A regular expression would say the same, but some patterns would keep it busy for hours; here the work is at most the
 * product of both lengths.
 *
 * @example
 * ```ts
 * matches("const rate = 2", "*rate*") // true
 * ```
 */
export function matches(text: string, pattern: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let afterStar = 0; // Where the text that the latest star stands for ends.
  while (at < text.length) {
    if (pattern[inPattern] === "*") {
      star = inPattern++;
      afterStar = at;
    } else if (pattern[inPattern] === "?" || pattern[inPattern] === text[at]) {
      inPattern++;
      at++;
    } else if (star >= 0) {
      inPattern = star + 1;
      at = ++afterStar;
    } else return false;
  }
  while (pattern[inPattern] === "*") inPattern++;
  return inPattern === pattern.length;
}
