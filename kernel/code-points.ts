// Jupyter counts positions in characters as people see most of them, code points; JavaScript in UTF-16 units. They part
// at the first emoji.

/** The UTF-16 position of the code point with number `count`. */
export function fromCodePoints(text: string, count: number): number {
  let position = 0;
  for (let i = 0; i < count && position < text.length; i++)
    position += (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
  return position;
}

/** How many code points stand before a UTF-16 position. */
export function toCodePoints(text: string, position: number): number {
  return [...text.slice(0, position)].length;
}
