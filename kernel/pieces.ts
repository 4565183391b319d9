/**
 * So many characters fill a message: they leave at once, unless others are still leaving, and a longer text leaves in
 * several. Few enough that what waits for a slow reader is small, and a stop is heard soon.
 */
export const FULL = 1 << 16;

/** A text in parts that are not too long, none for no text; no letter of two code units is cut. */
export function pieces(text: string): string[] {
  if (text.length <= FULL) return text === "" ? [] : [text];
  const found: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = from + FULL;
    const to = isFirstHalf(text.charCodeAt(end - 1)) ? end + 1 : end;
    found.push(text.slice(from, to));
    from = to;
  }
  return found;
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
