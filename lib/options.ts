import { nearest, quoted } from "./words";

/** What a value must be: the test, and the words that an error says after the option's name. */
interface Range {
  readonly holds: (value: unknown) => boolean;
  readonly rule: string;
}

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isWhole = (value: unknown, low: number, high: number) =>
  isNumber(value) && Number.isInteger(value) && value >= low && value <= high;

const anyNumber: Range = { holds: isNumber, rule: "must be a finite number" };
const positive: Range = { holds: (value) => isNumber(value) && value > 0, rule: "must be greater than 0 and finite" };
const notNegative: Range = { holds: (value) => isNumber(value) && value >= 0, rule: "must be 0 or greater and finite" };
const share: Range = { holds: (value) => isNumber(value) && value >= 0 && value < 1, rule: "must be in [0, 1)" };
const yesOrNo: Range = { holds: (value) => typeof value === "boolean", rule: "must be true or false" };

const wholeFromOne: Range = {
  holds: (value) => isWhole(value, 1, 1e7),
  rule: "must be a whole number from 1 to 10000000",
};
const wholeFromZero: Range = {
  holds: (value) => isWhole(value, 0, Number.MAX_SAFE_INTEGER),
  rule: `must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`,
};

/**
 * The one table of ranges: an option of this name has this range wherever it appears, in an optimizer of the library as
 * in one written by a student. A name that is not in the table may hold any finite number, or true and false where its
 * default is one of these.
 *
 * ε = 0 is refused although PyTorch takes it: a weight whose gradient is zero from the start would become 0/0.
 */
const ranges: Readonly<Record<string, Range>> = {
  learningRate: positive,
  condition: { holds: (value) => isNumber(value) && value >= 1, rule: "must be 1 or greater and finite" },
  momentum: share,
  dampening: share,
  beta1: share,
  beta2: share,
  alpha: share,
  rho: share,
  epsilon: positive,
  decay: notNegative,
  accumulator: notNegative,
  weightDecay: notNegative,
  momentumDecay: notNegative,
  every: wholeFromOne,
  over: wholeFromOne,
  factor: { holds: (value) => isNumber(value) && value > 0 && value <= 1, rule: "must be in (0, 1]" },
  limit: positive,
  beta: share,
  after: wholeFromZero,
  l1: notNegative,
  l2: notNegative,
  shuffle: yesOrNo,
  standardize: yesOrNo,
  budget: { holds: (value) => isWhole(value, 1, 1e6), rule: "must be a whole number from 1 to 1000000" },
  steps: { holds: (value) => isWhole(value, 0, 1e7), rule: "must be a whole number from 0 to 10000000" },
  epochs: { holds: (value) => isWhole(value, 0, 1e7), rule: "must be a whole number from 0 to 10000000" },
  patience: wholeFromOne,
  tolerance: { holds: (value) => isNumber(value) && value >= 0, rule: "must be 0 or greater, and finite" },
  seed: wholeFromZero,
  stream: wholeFromZero,
};

/** Refuses a value outside its range; `action` completes the sentence that begins with "Cannot". */
export function checkOption(action: string, name: string, value: unknown, usual?: unknown): void {
  const range = ranges[name] ?? (typeof usual === "boolean" ? yesOrNo : anyNumber);
  if (!range.holds(value)) {
    throw new RangeError(`Cannot ${action} as ${name} ${range.rule}: current value is ${quoted(value)}`);
  }
}

/** Refuses the first of these values that is outside the range of its name. */
export function checkOptions(action: string, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) checkOption(action, name, value);
}

/** Refuses an option that does not exist, and names the one that was probably meant. */
export function checkNames(action: string, owner: string, given: object, known: readonly string[]): void {
  if (typeof given !== "object" || given === null) {
    throw new TypeError(
      `Cannot ${action} as options must be an object such as { ${known[0]}: … }: found ${quoted(given)}`,
    );
  }
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const meant = nearest(name, known);
    const hint = meant ? `did you mean ${meant}?` : `the options are ${known.join(", ")}`;
    throw new RangeError(`Cannot ${action} as ${owner} has no option ${name}: ${hint}`);
  }
}
