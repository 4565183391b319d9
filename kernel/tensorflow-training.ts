import Module from "node:module";
import type { Jobs } from "./jobs";

/** Node's function behind `require`; its types do not show it. */
interface Loader {
  _load(this: unknown, request: string, ...rest: unknown[]): unknown;
}

const LAYERS = "@tensorflow/tfjs-layers";

/**
 * Lets a network be trained again after its training was stopped.
 *
 * A network knows that it is being trained and refuses a second training meanwhile. What is stopped waits for ever, and
 * never gets to where it says that it is over: so its cell says it.
 */
export function ownTraining(jobs: Pick<Jobs, "onStop">): void {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  loader._load = function (request, ...rest) {
    const exports = load.call(this, request, ...rest);
    if (request === LAYERS)
      endWithCell((exports as { LayersModel: { prototype: object } }).LayersModel.prototype, jobs);
    return exports;
  };
}

function endWithCell(prototype: object, { onStop }: Pick<Jobs, "onStop">): void {
  if (Object.hasOwn(prototype, "isTraining")) return;
  const training = new Map<object, () => void>();
  Object.defineProperty(prototype, "isTraining", {
    get(this: object) {
      return training.has(this);
    },
    set(this: object, begins: boolean) {
      training.get(this)?.();
      training.delete(this);
      if (begins)
        training.set(
          this,
          onStop(() => training.delete(this)),
        );
    },
  });
}
