import type { Report } from "../cells";
import type { Content } from "./message";

/** An error in the words of the protocol: as a message, a reply and a stored output have it. */
export function errorContent({ name, message, lines }: Report): Content {
  return { ename: name, evalue: message, traceback: lines };
}
