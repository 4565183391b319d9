import { checkNames, checkOption } from "./options";
import { type Schedule, scheduled } from "./schedule";
import { quoted } from "./words";

/** What an optimizer remembers between steps: how many steps it took, and its numbers under the names that it chose. */
export interface State {
  /** Steps taken so far; inside a rule, the number of this step, counted from 1. */
  t: number;
}

/** A state with one `Float64Array` under each of the names that the rule asked for. */
export type StateOf<Name extends string> = State & { readonly [name in Name]: Float64Array };

/** What a setting may be. Only a learning rate may change on the way. */
export type Setting = number | boolean | Schedule;

/** An optimizer with its settings. It remembers nothing itself: what a run needs to remember is in the state. */
export interface Optimizer<S extends State = State> {
  /** As it stands in a legend: `Adam`. */
  readonly name: string;
  /** The name with the settings that matter: `Adam (η = 0.01)`. */
  readonly label: string;
  readonly options: Readonly<Record<string, Setting>>;
  /** A new state for `size` weights. */
  init(size: number): S;
  /** One step downhill, in place: changes `w` and `state`, leaves `g` alone. */
  step(w: Float64Array, g: Float64Array, state: S): void;
}

/** Every setting of a rule, with its default. */
type Defaults = Readonly<Record<string, number | boolean>>;

/** The settings as a rule sees them: numbers and booleans, the learning rate that of this step. */
export type Settings<D> = { readonly [option in keyof D]: D[option] extends boolean ? boolean : number };

/** The settings as they are given: some or none of them, and for a learning rate perhaps a function of the step. */
export type Given<D> = {
  readonly [option in keyof D]?: Settings<D>[option] | (option extends "learningRate" ? Schedule : never);
};

/** The rule itself: changes the weights `w` and the state, given the gradient `g` and the settings. */
export type Rule<S extends State, Options> = (
  w: Float64Array,
  g: Float64Array,
  state: S,
  options: Readonly<Options>,
) => void;

/** What a rule remembers: the names of arrays that start at zero, or a function that makes the memory as it is at first. */
type Memory<D, M> = readonly string[] | ((size: number, options: Settings<D>) => M);

/**
 * Makes an optimizer out of its rule: the one factory behind every optimizer of the library, and behind yours.
 *
 * What comes back is a function that takes settings and gives an {@link Optimizer}. Settings are checked there, once:
 * each must lie in the range that its name has everywhere (a `learningRate` is greater than 0), and a name that the
 * defaults do not have is refused with the nearest one that they have. A `learningRate` may be a function of the step,
 * such as `cosineDecay`; the rule is handed the number of the moment.
 *
 * @param name as it stands in a legend
 * @param defaults every setting of the rule, a number or a boolean, with its value when it is not given
 * @param memory what the rule remembers: names, for one `Float64Array` each, as long as the weights, zeros at first;
 * or a function of the number of weights and the settings that returns the memory as it is before the first step
 * @param rule (w, g, state, options): changes `w` and the state in place; `state.t` is the number of the step, from 1
 * @returns a function of the settings that gives the optimizer; `init` and `step` work detached from it, too
 * @throws TypeError when a part is missing; what it returns throws a RangeError when a setting is outside its range or
 * does not exist
 *
 * @example
 * const signDescent = optimizer("Sign descent", { learningRate: 0.5 }, [], (w, g, _state, { learningRate }) => {
 *   for (let j = 0; j < w.length; j++) w[j] -= learningRate * Math.sign(g[j]);
 * });
 * const { init, step } = signDescent();
 * const w = Float64Array.of(2, 2), state = init(2);
 * step(w, Float64Array.of(7, -0.1), state); // w = [1.5, 2.5]
 * signDescent({ learningrate: 1 }); // throws Cannot build sign descent as it has no option learningrate: did you
 */
export function optimizer<const D extends Defaults, Name extends string>(
  name: string,
  defaults: D,
  memory: readonly Name[],
  rule: Rule<StateOf<Name>, Settings<D>>,
): (options?: Given<D>) => Optimizer<StateOf<Name>>;
export function optimizer<const D extends Defaults, M extends object>(
  name: string,
  defaults: D,
  memory: (size: number, options: Settings<D>) => M,
  rule: Rule<State & M, Settings<D>>,
): (options?: Given<D>) => Optimizer<State & M>;
export function optimizer<const D extends Defaults, M extends object>(
  name: string,
  defaults: D,
  memory: Memory<D, M>,
  rule: Rule<State & M, Settings<D>>,
): (options?: Given<D>) => Optimizer<State & M> {
  checkRule(name, defaults, memory, rule);
  return (given = {}) => {
    const options = settings(`build ${name.toLowerCase()}`, given, defaults);
    const at = scheduled<Settings<D>>(options);
    return {
      name,
      label: label(name, options, defaults),
      options,
      init: (size) => ({ t: 0, ...(typeof memory === "function" ? memory(size, at(1)) : zeros<M>(size, memory)) }),
      step(w, g, state) {
        if (g.length !== w.length) {
          throw new TypeError(`Cannot step as w and g must have the same length: w has ${w.length}, g has ${g.length}`);
        }
        const t = state.t + 1;
        const now = at(t);
        state.t = t;
        rule(w, g, state, now);
      },
    };
  };
}

/** The door for what a student writes in a cell: what is forgotten there would fail far from it, in the middle of a run. */
function checkRule(name: unknown, defaults: unknown, memory: unknown, rule: unknown): void {
  const parts = [
    ["its name", typeof name === "string", "a text for legends", name],
    [
      "its defaults",
      typeof defaults === "object" && defaults !== null,
      "an object such as { learningRate: 0.01 }",
      defaults,
    ],
    [
      "its memory",
      Array.isArray(memory) || typeof memory === "function",
      'an array of names, such as ["v"] or []',
      memory,
    ],
    ["its rule", typeof rule === "function", "a function (w, g, state, options)", rule],
  ] as const;
  for (const [part, holds, what, found] of parts) {
    if (!holds) throw new TypeError(`Cannot make an optimizer as ${part} must be ${what}: found ${quoted(found)}`);
  }
}

function settings<D extends Defaults>(action: string, given: Given<D>, defaults: D): Readonly<Record<string, Setting>> {
  checkNames(action, "it", given, Object.keys(defaults));
  const options: Record<string, Setting> = { ...defaults };
  for (const option in defaults) {
    const value = given[option];
    if (value === undefined) continue;
    // A schedule is seen through its first value; the later ones are checked when their time has come.
    checkOption(action, option, isSchedule(option, value) ? value(1) : value, defaults[option]);
    options[option] = value;
  }
  return Object.freeze(options);
}

function isSchedule(option: string, value: unknown): value is Schedule {
  return option === "learningRate" && typeof value === "function";
}

function zeros<M>(size: number, names: readonly string[]): M {
  return Object.fromEntries(names.map((name) => [name, new Float64Array(size)])) as M;
}

const letters: Readonly<Record<string, string>> = {
  learningRate: "η",
  momentum: "μ",
  alpha: "α",
  beta1: "β₁",
  beta2: "β₂",
  rho: "ρ",
  epsilon: "ε",
  weightDecay: "λ",
  momentumDecay: "ψ",
};

/** The learning rate is always said, the other settings where they are not the defaults. */
function label(name: string, options: Readonly<Record<string, Setting>>, defaults: Defaults): string {
  const said = Object.entries(options).filter(([key, value]) => key === "learningRate" || value !== defaults[key]);
  return said.length ? `${name} (${said.map(([key, value]) => inWords(key, value)).join(", ")})` : name;
}

function inWords(key: string, value: Setting): string {
  const letter = letters[key] ?? key;
  if (value === true) return letter;
  if (typeof value !== "function") return `${letter} = ${value}`;
  // A function that is written in the place of the setting has the setting's name, which tells nobody what it does.
  return value.name && value.name !== key ? `${letter} = ${value.name}` : `${letter}(t)`;
}
