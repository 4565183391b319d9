/** Korean, Chinese and Japanese letters are shown twice as wide as others. */
export const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;

/** How many letters wide a line of text is. */
export function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** Fills up with spaces on the left. */
export function padded(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - widthOf(text))) + text;
}
