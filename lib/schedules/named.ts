import type { Schedule } from "../schedule";

/** Gives a schedule its formula for a name, for that is what a legend calls it by. */
export function named(name: string, schedule: Schedule): Schedule {
  return Object.defineProperty(schedule, "name", { value: name });
}
