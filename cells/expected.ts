import type { ConvertedCell } from "./compiler/convert";
import type { Values } from "./values";

/** The getters that are no values: an earlier run of the same cell may have left them. */
const EXPLANATIONS = new WeakSet<() => unknown>();
const noGetter = () => undefined;

/** What the names of a cell that have no value yet say to who asks. */
export interface Expected {
  /** The cell is at its end: a name that it did not reach has none. */
  end(): void;
  /** It stopped before. */
  stopped(): void;
}

/** A name that a cell has not reached keeps its earlier value, or else says why it has none. */
export function expectNames(values: Values, { names }: ConvertedCell, label: string): Expected {
  const explanations = new Map<string, () => unknown>();
  const getter = (name: string) => Object.getOwnPropertyDescriptor(values, name)?.get;
  const explain = (name: string, why: string) => {
    const get = () => {
      throw new ReferenceError(`Cannot use ${name} as ${label}, which declares it, ${why}`);
    };
    EXPLANATIONS.add(get);
    explanations.set(name, get);
    Object.defineProperty(values, name, { get, set: get, enumerable: false, configurable: true });
  };
  const unreached = () => [...explanations].filter(([name, get]) => getter(name) === get);
  const hasValue = (name: string) => name in values && !EXPLANATIONS.has(getter(name) ?? noGetter);
  for (const name of names) if (!hasValue(name)) explain(name, "has not got there yet");
  return {
    end() {
      for (const [name] of unreached()) delete values[name];
    },
    stopped() {
      for (const [name] of unreached()) explain(name, "stopped before it got there");
    },
  };
}
