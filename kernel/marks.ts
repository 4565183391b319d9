import type { AsyncLocalStorage } from "node:async_hooks";
import { inspect } from "node:util";

/** How Node 20 and 22 hand on to whom code belongs: a property of everything that will call back. Node 24 has none. */
interface Marking {
  readonly kResourceStore?: symbol;
  readonly enabled: boolean;
  _propagate(resource: object, from: Readonly<Record<symbol, unknown>>, type: string): void;
}

const MARK = /^(kResourceStore|async_id_symbol|trigger_async_id_symbol)$/;

/** Keeps out of sight, where a cell looks at a server or a promise, what Node and the kernel note on it for themselves. */
export function hideMarks<T>(owner: AsyncLocalStorage<T>): void {
  const marking = owner as unknown as Marking;
  const { kResourceStore, _propagate } = marking;
  if (!kResourceStore) return;
  marking._propagate = (resource, from, type) => {
    // A hidden mark takes ten times as long, and there are millions of promises: theirs are hidden when one is looked at.
    if (type === "PROMISE") return _propagate.call(marking, resource, from, type);
    if (!marking.enabled) return;
    const value = from[kResourceStore];
    Object.defineProperty(resource, kResourceStore, { value, writable: true, configurable: true, enumerable: false });
  };
  Object.defineProperty(Promise.prototype, inspect.custom, { value: withoutMarks, writable: true, configurable: true });
}

/** What answers with itself when Node asks it how it looks is shown as ever. */
function withoutMarks(this: object): object {
  for (const key of Object.getOwnPropertySymbols(this)) {
    if (MARK.test(key.description ?? "")) Reflect.defineProperty(this, key, { enumerable: false });
  }
  return this;
}
