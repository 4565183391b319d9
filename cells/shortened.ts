import { counted } from "./show/cell";

/** A message that is not too long to be read, or its beginning with a note of what is left out. */
export function shortened(message: string, longest: number): string {
  if (message.length <= longest) return message;
  return `${message.slice(0, longest)}… ${counted(message.length - longest, "more character")}`;
}
