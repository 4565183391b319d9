import { checkNames, checkOption } from "./options";

/** What an optimizer remembers between steps: how many steps it took, and one number per weight under each name. */
export interface State {
  /** Steps taken so far; inside a rule, the number of this step, counted from 1. */
  t: number;
}

/** A state with one `Float64Array` under each of the names that the rule asked for. */
export type StateOf<Name extends string> = State & { readonly [name in Name]: Float64Array };

/** An optimizer with its settings. It remembers nothing itself: what a run needs to remember is in the state. */
export interface Optimizer<S extends State = State> {
  /** As it stands in a legend: `Adam`. */
  readonly name: string;
  /** The name with the settings that matter: `Adam (η = 0.01)`. */
  readonly label: string;
  readonly options: Readonly<Record<string, number>>;
  /** A new state for `size` weights: all zeros. */
  init(size: number): S;
  /** One step downhill, in place: changes `w` and `state`, leaves `g` alone. */
  step(w: Float64Array, g: Float64Array, state: S): void;
}

/** The rule itself: changes the weights `w` and the state, given the gradient `g` and the settings. */
export type Rule<S extends State, Options> = (
  w: Float64Array,
  g: Float64Array,
  state: S,
  options: Readonly<Options>,
) => void;

/**
 * Makes an optimizer out of its rule: the one factory behind every optimizer of the library, and behind yours.
 *
 * What comes back is a function that takes settings and gives an {@link Optimizer}. Settings are checked there, once:
 * each must lie in the range that its name has everywhere (a `learningRate` is greater than 0), and a name that the
 * defaults do not have is refused with the nearest one that they have.
 *
 * @param name as it stands in a legend
 * @param defaults every setting of the rule with its value when it is not given
 * @param stateNames what the rule remembers: one `Float64Array` per name, as long as the weights, zeros at first
 * @param rule (w, g, state, options): changes `w` and the state in place; `state.t` is the number of the step, from 1
 * @returns a function of the settings that gives the optimizer; `init` and `step` work detached from it, too
 * @throws RangeError when a setting is outside its range or does not exist
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
export function optimizer<const Defaults extends Readonly<Record<string, number>>, Name extends string>(
  name: string,
  defaults: Defaults,
  stateNames: readonly Name[],
  rule: Rule<StateOf<Name>, { [option in keyof Defaults]: number }>,
): (options?: { readonly [option in keyof Defaults]?: number }) => Optimizer<StateOf<Name>> {
  return (given = {}) => {
    const options = settings(`build ${name.toLowerCase()}`, given, defaults);
    return {
      name,
      label: label(name, options, defaults),
      options,
      init: (size) => zeros(size, stateNames),
      step(w, g, state) {
        if (g.length !== w.length) {
          throw new TypeError(`Cannot step as w and g must have the same length: w has ${w.length}, g has ${g.length}`);
        }
        state.t++;
        rule(w, g, state, options);
      },
    };
  };
}

function settings<D extends Readonly<Record<string, number>>>(
  action: string,
  given: { readonly [option in keyof D]?: number },
  defaults: D,
): Readonly<{ [option in keyof D]: number }> {
  checkNames(action, "it", given, Object.keys(defaults));
  const options: { [option in keyof D]: number } = { ...defaults };
  for (const option in defaults) {
    const value = given[option];
    if (value === undefined) continue;
    checkOption(action, option, value);
    options[option] = value;
  }
  return Object.freeze(options);
}

function zeros<Name extends string>(size: number, names: readonly Name[]): StateOf<Name> {
  const state: Record<string, Float64Array | number> = { t: 0 };
  for (const name of names) state[name] = new Float64Array(size);
  return state as StateOf<Name>;
}

const letters: Readonly<Record<string, string>> = {
  learningRate: "η",
  momentum: "μ",
  alpha: "α",
  beta1: "β₁",
  beta2: "β₂",
  rho: "ρ",
  epsilon: "ε",
};

/** The learning rate is always said, the other settings where they are not the defaults. */
function label(name: string, options: Readonly<Record<string, number>>, defaults: Readonly<Record<string, number>>) {
  const said = Object.keys(options).filter((key) => key === "learningRate" || options[key] !== defaults[key]);
  return said.length ? `${name} (${said.map((key) => `${letters[key] ?? key} = ${options[key]}`).join(", ")})` : name;
}
