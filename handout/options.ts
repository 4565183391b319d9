import { parseArgs } from "node:util";
import { type Edition, editions } from "./editions";
import { type FormatName, formats } from "./formats";

export const usage = `Usage: npm run handouts -- [NOTEBOOK…] [OPTIONS]

  NOTEBOOK     a notebook, or a folder of them (default: notebooks, in both languages, with an index page)

  --student    without solutions and notes to the teacher, with room for answers (default)
  --teacher    everything
  --key        the exercises with their solutions

  --format F   ${Object.keys(formats).join(" or ")}, or several with commas (default: html)
  --notebook   the same as --format notebook

  -P NAME=VALUE  another value for a constant in the cell tagged parameters; may be given several times
  --seed N     a personal sheet: another seed in that cell, N in the names of the files, and the key beside it

  --out DIR    where the handouts go (default: handouts)
  --again      make unchanged notebooks again, too`;

/** What the command line says. */
export interface Options {
  /** Notebooks and folders, as they were written; none means the course. */
  readonly paths: readonly string[];
  readonly out?: string;
  readonly editions: readonly Edition[];
  readonly formats: readonly FormatName[];
  /** New values of parameters, the seed among them. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly seed?: string;
  readonly again: boolean;
}

/** @throws RangeError when an option is unknown or its value cannot be */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals: paths } = parse(args);
  const { out, seed, again = false } = values;
  if (seed !== undefined) checkSeed(seed);
  const parameters = { ...parametersIn(values.parameter ?? []), ...(seed === undefined ? {} : { seed }) };
  return { paths, out, editions: editionsIn(values), formats: formatsIn(values), parameters, seed, again };
}

type Values = ReturnType<typeof parse>["values"];

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        student: { type: "boolean" },
        teacher: { type: "boolean" },
        key: { type: "boolean" },
        format: { type: "string", multiple: true },
        notebook: { type: "boolean" },
        parameter: { type: "string", short: "P", multiple: true },
        seed: { type: "string" },
        out: { type: "string" },
        again: { type: "boolean" },
      },
      allowPositionals: true,
    });
  } catch (error) {
    // Node adds advice for programmers after its first sentence.
    throw new RangeError(`Cannot read the command line: ${(error as Error).message.split(". ")[0]}`);
  }
}

function editionsIn(values: Values): readonly Edition[] {
  const named = (Object.keys(editions) as Edition[]).filter((edition) => values[edition]);
  const chosen: readonly Edition[] = named.length > 0 ? named : ["student"];
  // A sheet that nobody else has needs a key that nobody else has.
  const needsKey = values.seed !== undefined && chosen.includes("student") && !chosen.includes("key");
  return needsKey ? [...chosen, "key"] : chosen;
}

function formatsIn({ format = [], notebook }: Values): readonly FormatName[] {
  const names = [...format.flatMap((list) => list.split(",")), ...(notebook ? ["notebook"] : [])].map((name) =>
    name.trim(),
  );
  const unknown = names.find((name) => !Object.hasOwn(formats, name));
  if (unknown !== undefined) {
    const known = Object.keys(formats).join(", ");
    throw new RangeError(`Cannot make handouts as a format must be one of ${known}: current value is ${unknown}`);
  }
  return names.length > 0 ? [...new Set(names as FormatName[])] : ["html"];
}

function parametersIn(assignments: readonly string[]): Readonly<Record<string, string>> {
  const entries = assignments.map((assignment) => {
    const [, name, value] = /^([\p{ID_Start}$_][\p{ID_Continue}$]*)=(.*)$/su.exec(assignment) ?? [];
    if (name === undefined) {
      throw new RangeError(`Cannot read -P as it must be NAME=VALUE: current value is ${assignment}`);
    }
    return [name, value];
  });
  return Object.fromEntries(entries);
}

function checkSeed(seed: string): void {
  if (!/^\d+$/.test(seed) || !Number.isSafeInteger(Number(seed))) {
    throw new RangeError(`Cannot read --seed as it must be a whole number from 0 to 2⁵³ − 1: current value is ${seed}`);
  }
}
