import type { Row, Topic } from "./row";

/** Cells enough for their declarations to fill several parts (`cells/compiler/declaration-list.ts`). */
const many = (from: number, to: number): string[] =>
  Array.from(
    { length: to - from },
    (_, i) => `const long${from + i} = ${from + i}, twiceLong${from + i} = long${from + i} * 2;`,
  );

const rows: readonly Row[] = [
  {
    it: "knows the first declarations as it knows the last ones",
    cells: [
      "function pick(n: number): string; function pick(n: string): number; function pick(n: any): any { return n }",
      "interface Spot { x: number } const spot: Spot = { x: 7 };",
      ...many(0, 40),
      { run: "[long0, twiceLong0, long39, twiceLong39, spot.x]", value: "[ 0, 0, 39, 78, 7 ]" },
      { run: "const shown: string = pick(1), counted: number = pick('1'); [shown, counted]", value: "[ 1, '1' ]" },
    ],
  },
  {
    it: "declares a name of its first cells anew, and again",
    cells: [
      "class Spot { y = 1 } const other = new Spot();",
      { run: "const same: Spot = other; [same.y, spot.x]", value: "[ 1, 7 ]" },
      {
        run: "const wrong: Spot = spot;",
        fails: "TS2741: Property 'y' is missing in type 'Spot (earlier)' but required in type 'Spot'.",
      },
      "class Spot { z = 2 }",
      { run: "[spot.x, other.y, new Spot().z]", value: "[ 7, 1, 2 ]" },
      { run: "other.z", fails: "TS2339: Property 'z' does not exist on type 'Spot (earlier 2)'." },
    ],
  },
  {
    it: "runs its cells again, as they were and changed",
    cells: [
      "type Rate = number; const rate: Rate = 0.1;",
      ...many(0, 20),
      "type Rate = string; const rate: Rate = '0.1';",
      { run: "rate.length", value: "3" },
      ...many(0, 40),
      { run: "const sum: number = long0 + long39; [sum, rate]", value: "[ 39, '0.1' ]" },
    ],
  },
];

export const long: Topic = { about: "a long notebook", rows };
