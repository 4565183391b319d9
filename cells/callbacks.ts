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
    called(callback) {
      if (!enter) return callback;
      function own(this: unknown, ...args: never[]) {
        return enter?.(() => callback.apply(this, args));
      }
      // Some look at how many arguments a function takes.
      return Object.defineProperty(own, "length", { value: callback.length }) as typeof callback;
    },
  };
}
