import { readFileSync } from "node:fs";

/** A file that goes into the page as it is: the folder `browser` holds what is read by a browser and not by Node. */
export function pageFile(name: string): string {
  return readFileSync(new URL(`browser/${name}`, import.meta.url), "utf8");
}
