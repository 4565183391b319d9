import type { SliderOptions } from "kernel:widgets";
import type { State } from "./widgets";

/** The values that a slider can have: from its lowest one in steps of one size, or, on a log scale, of one factor. */
export interface Scale {
  readonly state: State;
  /** What a page says that it stands on. */
  read(raw: unknown): number;
  /** The nearest value that it can have. A page would take it for that, and say that it was moved. */
  write(value: number): number;
}

/** A page computes its values anew, and its last digits may be others. */
const DIGITS = 12;

/** @throws RangeError when there is no such slider, or a value is not between its ends */
export function createScale(min: number, max: number, { value = min, step, scale = "linear" }: SliderOptions): Scale {
  checkEnds(min, max, scale);
  if (step !== undefined && !(step > 0)) refuse(`step must be above 0: current value is ${step}`);
  const log = scale === "log";
  const [onWay, back] = log ? [Math.log10, (at: number) => 10 ** at] : [Number, Number];
  const [low, high] = [onWay(min), onWay(max)];
  const size = step ?? sizeThatMeets(onWay(value) - low, log ? 0.01 : (high - low) / 100);
  const read = (raw: unknown) => Number(Number(raw).toPrecision(DIGITS));
  const write = (wanted: number) => {
    checkValue(min, max, wanted);
    const at = low + Math.round((onWay(wanted) - low) / size) * size;
    return Math.min(max, read(back(at)));
  };
  const look = { base: 10, readout: true, readout_format: log ? ".3~g" : ".4~g", continuous_update: true };
  return { read, write, state: { value: write(value), min: low, max: high, step: size, ...look } };
}

/** About `size`, so that a whole number of steps makes the way to where the slider starts. */
function sizeThatMeets(way: number, size: number): number {
  return way === 0 ? size : way / Math.max(1, Math.round(way / size));
}

function checkEnds(min: number, max: number, scale: "linear" | "log"): void {
  if (!(min < max)) refuse(`its ends must rise: it goes from ${min} to ${max}`);
  if (!Number.isFinite(max - min)) refuse(`its ends must be finite: it goes from ${min} to ${max}`);
  if (scale === "log" && !(min > 0)) refuse(`a log scale must start above 0: it starts at ${min}`);
}

function checkValue(min: number, max: number, value: number): void {
  if (!(value >= min && value <= max)) refuse(`value must be from ${min} to ${max}: current value is ${value}`);
}

function refuse(rule: string): never {
  throw new RangeError(`Cannot set a slider as ${rule}`);
}
