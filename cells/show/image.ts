import type { MimeBundle } from "./bundle";
import { counted } from "./cell";

interface Format {
  readonly name: string;
  readonly type: string;
  /** The bytes at the start, as letters; `?` stands for any byte. */
  readonly start: string;
}

/** How the files of images begin. */
const formats: readonly Format[] = [
  { name: "PNG", type: "image/png", start: "\x89PNG\r\n\x1a\n" },
  { name: "JPEG", type: "image/jpeg", start: "\xff\xd8\xff" },
  { name: "GIF", type: "image/gif", start: "GIF8" },
  { name: "WebP", type: "image/webp", start: "RIFF????WEBP" },
];

/** `<svg`, perhaps behind an XML declaration, comments and a document type. */
const SVG = /^\ufeff?\s*(<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i;

/** Shows the bytes of an image file as the image: PNG, JPEG, GIF, WebP or SVG, known by how they begin. */
export function showImage(value: object): MimeBundle | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  const head = letters(value.subarray(0, 1_000));
  const format = formats.find(({ start }) => [...start].every((letter, i) => letter === "?" || letter === head[i]));
  if (format) return { [format.type]: base64(value), "text/plain": says(format.name, value) };
  if (!SVG.test(head)) return undefined;
  return { "image/svg+xml": new TextDecoder().decode(value), "text/plain": says("SVG", value) };
}

function says(name: string, { length }: Uint8Array): string {
  return `${name} image (${counted(length, "byte")})`;
}

/** One letter for each byte. */
function letters(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // A call takes only so many arguments.
  for (let i = 0; i < bytes.length; i += 8_192) pieces.push(letters(bytes.subarray(i, i + 8_192)));
  return btoa(pieces.join(""));
}
