import vm from "node:vm";

// A thread that does nothing but be ready for SIGINT, all the time.
//
// Node makes itself ready for the signal whenever it runs code that the signal can break (`breaker.ts`): it puts a handler
// in place and starts a thread, and takes both away afterwards, which costs a twentieth of a millisecond. As long as this
// thread is ready, all that is there already, and costs less than a microsecond.
//
// The signal goes to whoever made itself ready last: to the main thread, when it runs such code. When it does not, and
// somebody else sends the signal, it ends one of the layers here. No layer is made anew, as that might be later than
// the main thread's.

const LAYERS = 200;

const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
const layer = new vm.Script("globalThis.beReady()");

function beReady(layers: number): void {
  if (layers > 0) {
    Object.assign(globalThis, { beReady: () => beReady(layers - 1) });
    try {
      layer.runInThisContext({ breakOnSigint: true });
    } catch {
      // The signal came, and ended the innermost layer.
    }
  }
  Atomics.wait(never, 0, 0);
}

beReady(LAYERS);
