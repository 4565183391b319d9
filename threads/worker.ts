import { parentPort } from "node:worker_threads";
import * as library from "../lib/index";
import { type FoldLosses, type SearchSettings, type Study, splitsOf, tryOut } from "../lib/trial";
import type { Outcome, Task, Travelling } from "./messages";

let make: (settings: SearchSettings) => FoldLosses;

parentPort?.on("message", (message: { readonly study: Travelling } | Task) => {
  if ("study" in message) make = begin(message.study);
  else parentPort?.postMessage(answer(message));
});

function begin(study: Travelling): (settings: SearchSettings) => FoldLosses {
  const names: Readonly<Record<string, unknown>> = library;
  const here = { ...study, model: names[study.model], optimizer: names[study.optimizer] } as Study;
  const splits = splitsOf(here);
  return (settings) => tryOut(here, splits, settings);
}

function answer({ from, settings }: Task): Outcome {
  const losses = settings.map((each) => {
    try {
      return make(each);
    } catch {
      // The main thread makes this trial again, and lets its error be seen there.
      return undefined;
    }
  });
  return { from, losses };
}
