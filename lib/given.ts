import { quoted } from "./words";

/** The door for what the library gave before, such as a comparison: it has the part without which it is none. */
export function checkGiven(action: string, name: string, value: object, part: string, giver: string): void {
  const isWhole = typeof value === "object" && value !== null && typeof Reflect.get(value, part) === "object";
  if (!isWhole) throw new TypeError(`Cannot ${action} as ${name} must be what ${giver} gave: found ${quoted(value)}`);
}
