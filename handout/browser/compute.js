// Computes figures beside the page, in a worker, so that the page answers at any time and a computation without an end can be ended.
// What runs there is the text of functions that the scripts of the page have declared, and nothing else.
(() => {
  // What a reader waits for at most, in milliseconds; and after which time a newer value does not wait for an older one.
  const [longest, long] = [10_000, 1000];
  // The newest request of each figure.
  const waiting = new Map();
  let [worker, running, timer] = [];
  // Data go to a worker once.
  let known = new Set();

  globalThis.descentCompute = (place, request) => {
    waiting.set(place, request);
    if (running?.place === place && performance.now() - running.began > long) end();
    next();
  };

  function next() {
    const [place] = waiting.keys();
    if (running || place === undefined) return;
    const { values, data, answer } = waiting.get(place);
    waiting.delete(place);
    running = { place, answer, began: performance.now() };
    worker ??= begin();
    timer = setTimeout(() => finish({ isTooLong: true }, end), longest);
    worker.postMessage({ place, values, data: known.has(place) ? undefined : data });
    known.add(place);
  }

  function finish(result, before) {
    const { answer } = running;
    clearTimeout(timer);
    before?.();
    running = undefined;
    answer(result);
    next();
  }

  function end() {
    clearTimeout(timer);
    worker.terminate();
    [worker, running, known] = [undefined, undefined, new Set()];
  }

  function begin() {
    const draws = Object.entries(descentDraws).map(([place, draw]) => `${place}: ${draw}`);
    const text = `(${descentLibrary})();\n(${serve})({ ${draws.join(",\n")} });`;
    const begun = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    begun.onmessage = ({ data }) => finish(data);
    begun.onerror = ({ message }) => running && finish({ problem: message }, end);
    return begun;
  }

  // The worker's own part.
  function serve(draws) {
    const opened = {};
    // What the kernel has written into loops and around what is thrown and caught is for the kernel: here the page ends what takes too long.
    const same = (value) => value;
    const cell = { check() {}, caught() {}, thrown: same, catching: same, reacting: same, called: same };
    globalThis.onmessage = ({ data: { place, values, data } }) => {
      try {
        opened[place] ??= { draw: draws[place](cell), data: descent.decode(data) };
        const figure = opened[place].draw(descent.library, values, opened[place].data);
        const says = figure[Symbol.for("Jupyter.display")]?.()["text/plain"];
        postMessage({ figure: { data: figure.data, layout: figure.layout }, says });
      } catch (error) {
        postMessage({ problem: error instanceof Error ? error.message : String(error) });
      }
    };
  }
})();
