import type { Host } from "./host";
import { withReadableMessage } from "./trace";

/** A function that is called with what a promise came to. */
type Reaction = (value: unknown) => unknown;

/** What the functions that a cell hands to promises and to Node become, so that the host can break them too. */
export interface Callbacks {
  /** Takes the names of the emitted code out of what a promise's handler is called with. */
  catching(handler: unknown): unknown;
  /** Calls a promise's handler where the host can break it. */
  reacting(handler: unknown): unknown;
  /** The same for a function that Node calls, at once and with all that it is called with. */
  called<F extends (...args: never[]) => unknown>(callback: F): F;
}

export function createCallbacks({ outside, inside, enter }: Pick<Host, "outside" | "inside" | "enter">): Callbacks {
  const wrapped = (handler: unknown, wrap: (handler: Reaction) => Reaction) =>
    typeof handler === "function" ? wrap(handler as Reaction) : handler;
  return {
    catching: (handler) =>
      wrapped(handler, (call) => (error) => {
        withReadableMessage(error);
        return call(error);
      }),
    reacting: (handler) =>
      wrapped(handler, (call) => (value) => (outside?.() ? inside?.().then(() => call(value)) : call(value))),
    called: (callback) => (enter ? standIn(callback, enter) : callback),
  };
}

/**
 * Stands for a function of a cell and is called in its place. Whoever looks at it sees the function: its name, its kind,
 * how many arguments it takes. An emitter of events asks for the `listener` behind a function, and tells and removes that.
 */
function standIn<F extends (...args: never[]) => unknown>(callback: F, enter: NonNullable<Host["enter"]>): F {
  return new Proxy(callback, {
    apply: (_, self, args) => enter(() => Reflect.apply(callback, self, args)),
    get: (_, key) => (key === "listener" ? callback : Reflect.get(callback, key)),
  });
}
