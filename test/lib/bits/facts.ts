import type { Data } from "../../../lib/index";
import { arithmetic } from "./arithmetic";
import { bitsOf, type Fact } from "./fact";
import { learning } from "./learning";

export const facts: readonly Fact[] = [...arithmetic, ...learning];

/** The fingerprints that this engine comes to, under the names of what was computed. */
export function found(cars: Data): Record<string, string> {
  return Object.fromEntries(facts.map(({ name, compute }) => [name, bitsOf(compute(cars))]));
}
