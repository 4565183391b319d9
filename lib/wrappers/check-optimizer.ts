import { quoted } from "../words";

/** The door for an optimizer that is to be wrapped: what it is not is usually the function that builds one. */
export function checkOptimizer(action: string, optimizer: unknown): void {
  const { init, step } = (optimizer ?? {}) as { init?: unknown; step?: unknown };
  if (typeof init === "function" && typeof step === "function") return;
  throw new TypeError(`Cannot ${action} as optimizer must be an optimizer such as sgd(): found ${quoted(optimizer)}`);
}
