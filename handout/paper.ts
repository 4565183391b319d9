import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pageFile } from "./page-files";

/**
 * The letters of a printed page. They come from packages under the SIL Open Font License, so that a PDF looks the same from every
 * machine and its Korean can be searched: their outlines are TrueType, which a browser embeds as letters, and of which it embeds
 * only those in use. Outlines of the other kind (CFF) would become drawings.
 */
const faces = [
  { family: "Nanum Latin", file: "nanum-gothic/files/nanum-gothic-latin" },
  { family: "Nanum Gothic", file: "nanum-gothic/files/nanum-gothic-korean" },
  { family: "Nanum Code Latin", file: "nanum-gothic-coding/files/nanum-gothic-coding-latin" },
  { family: "Nanum Code", file: "nanum-gothic-coding/files/nanum-gothic-coding-korean" },
];

const { resolve } = createRequire(import.meta.url);

export const paperLetters: string = faces
  .flatMap(({ family, file }) => [400, 700].map((weight) => faceCss(family, `${file}-${weight}-normal.woff2`, weight)))
  .join("\n");

/** What paper has and a screen has not: page numbers, and the letters above. */
export const paperStyle: string = pageFile("paper.css");

function faceCss(family: string, file: string, weight: number): string {
  const data = readFileSync(resolve(`@fontsource/${file}`)).toString("base64");
  return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
}
