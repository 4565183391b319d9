import { checkNames } from "../options";
import { quoted } from "../words";
import { linearPositions, logPositions, usualStep } from "./positions";

/** What a control can be set to. */
export type ControlValue = number | string | boolean;

/**
 * A slider, a menu or a toggle as plain data: the values that it can be set to, in order. Whoever shows it needs no
 * arithmetic, so that it stops at the same numbers in a notebook and in a handout.
 */
export interface Control<T extends ControlValue = ControlValue> {
  readonly kind: "slider" | "menu" | "toggle";
  /** What stands beside it; undefined for the name that `explore` knows it by. */
  readonly label: string | undefined;
  readonly values: readonly T[];
  /** The place of its first value among `values`. */
  readonly index: number;
}

/** How a slider looks and where it starts. */
export interface SliderOptions {
  /** Where it starts (default: its lowest value); it is always one of the values. */
  readonly value?: number;
  /**
   * The distance of two values on a linear scale (default: 1 between whole numbers that are ten or more apart, else the
   * power of ten that makes 100 to 1,000 steps).
   */
  readonly step?: number;
  /** "linear" (default), or "log" for what differs by factors, such as a learning rate: forty values from 0.1 to 1. */
  readonly scale?: "linear" | "log";
  /** What stands beside it (default: the name that `explore` knows it by). */
  readonly label?: string;
}

/** How a menu looks and where it starts. */
export interface MenuOptions<T extends ControlValue = ControlValue> {
  /** Which value is chosen at first (default: the first). */
  readonly value?: T;
  /** What stands beside it (default: the name that `explore` knows it by). */
  readonly label?: string;
}

/**
 * A slider from one number to another, for `explore`.
 *
 * @param min the lowest value
 * @param max the highest value, greater than `min`
 * @param options value, step, scale and label
 * @throws RangeError when the ends do not rise, a log scale does not start above 0, `value` is not between the ends, or
 * `step` leaves no value between them or more than 1,000
 *
 * @example
 * slider(0, 0.9, { step: 0.3 }).values; // = [0, 0.3, 0.6, 0.9]
 * const rate = slider(0.1, 0.2, { scale: "log", value: 0.14 });
 * rate.values; // = [0.1, 0.106, 0.112, 0.118, 0.125, 0.132, 0.14, 0.15, 0.16, 0.17, 0.18, 0.19, 0.2]
 * rate.index; // = 6
 * slider(1, 0); // throws Cannot make a slider as its ends must rise: it goes from 1 to 0
 */
export function slider(min: number, max: number, options: SliderOptions = {}): Control<number> {
  checkNames("make a slider", "slider", options, ["value", "step", "scale", "label"]);
  checkEnds(min, max);
  const { value = min, scale = "linear", step, label } = options;
  if (scale !== "linear" && scale !== "log") {
    throw new RangeError(`Cannot make a slider as scale must be "linear" or "log": current value is ${quoted(scale)}`);
  }
  if (!(value >= min && value <= max)) {
    throw new RangeError(
      `Cannot make a slider as value must be from ${min} to ${max}: current value is ${quoted(value)}`,
    );
  }
  const values = scale === "log" ? logValues(min, max, value, step) : linearValues(min, max, value, step);
  return { kind: "slider", label: labelOf("slider", label), values, index: values.indexOf(value + 0) };
}

/**
 * A drop-down menu of a few values, for `explore`.
 *
 * @param values numbers, texts or booleans, no two the same; at least one
 * @param options value and label
 * @throws TypeError when there is no such array, RangeError when `value` is not in it or a value is in it twice
 *
 * @example
 * menu(["SGD", "Adam"], { value: "Adam" }).index; // = 1
 * menu([8, 32], { value: 16 }); // throws Cannot make a menu as value must be one of 8, 32: current value is 16
 */
export function menu<const T extends ControlValue>(values: readonly T[], options: MenuOptions<T> = {}): Control<T> {
  checkNames("make a menu", "menu", options, ["value", "label"]);
  const isValue = (each: unknown) => ["string", "boolean"].includes(typeof each) || Number.isFinite(each);
  if (!Array.isArray(values) || values.length === 0 || !values.every(isValue)) {
    throw new TypeError(
      `Cannot make a menu as it must have an array of finite numbers, texts or booleans: found ${quoted(values)}`,
    );
  }
  const twice = values.find((each, k) => values.indexOf(each) !== k);
  if (twice !== undefined) {
    throw new RangeError(`Cannot make a menu as no two values may be the same: ${quoted(twice)} is in it twice`);
  }
  const { value = values[0], label } = options;
  if (!values.includes(value)) {
    const all = values.map(quoted).join(", ");
    throw new RangeError(`Cannot make a menu as value must be one of ${all}: current value is ${quoted(value)}`);
  }
  return { kind: "menu", label: labelOf("menu", label), values: [...values], index: values.indexOf(value) };
}

/**
 * A box to tick, for `explore`.
 *
 * @param options value (default false) and label
 * @throws TypeError when `value` is neither true nor false
 *
 * @example
 * toggle({ value: true, label: "shuffle" }).index; // = 1
 */
export function toggle(options: MenuOptions<boolean> = {}): Control<boolean> {
  checkNames("make a toggle", "toggle", options, ["value", "label"]);
  const { value = false, label } = options;
  if (typeof value !== "boolean") {
    throw new TypeError(`Cannot make a toggle as value must be true or false: current value is ${quoted(value)}`);
  }
  return { kind: "toggle", label: labelOf("toggle", label), values: [false, true], index: value ? 1 : 0 };
}

const MOST = 1000;

function linearValues(min: number, max: number, value: number, step = usualStep(min, max)): number[] {
  const steps = (max - min) / step;
  if (Number.isFinite(step) && steps >= 1 && steps <= MOST * (1 + 1e-9)) return linearPositions(min, max, step, value);
  throw new RangeError(
    `Cannot make a slider as step must be from ${(max - min) / MOST} to ${max - min}, the width of the slider: current value is ${quoted(step)}`,
  );
}

function logValues(min: number, max: number, value: number, step: unknown): number[] {
  if (step !== undefined) {
    throw new RangeError(
      `Cannot make a slider as step is for a linear scale, and a log scale has its own: current value is ${quoted(step)}`,
    );
  }
  if (min > 0) return logPositions(min, max, value);
  throw new RangeError(`Cannot make a slider as a log scale must start above 0: it starts at ${quoted(min)}`);
}

function checkEnds(min: number, max: number): void {
  for (const end of [min, max]) {
    if (!Number.isFinite(end)) {
      throw new RangeError(`Cannot make a slider as its ends must be finite numbers: found ${quoted(end)}`);
    }
  }
  if (!(min < max)) {
    throw new RangeError(`Cannot make a slider as its ends must rise: it goes from ${min} to ${max}`);
  }
}

function labelOf(kind: string, label: unknown): string | undefined {
  if (label === undefined || typeof label === "string") return label;
  throw new TypeError(`Cannot make a ${kind} as label must be a text: found ${quoted(label)}`);
}
