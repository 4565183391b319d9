import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import type { Figure } from "../../../lib/index";

interface Plotly {
  readonly version: string;
  validate(data: unknown, layout: unknown): { readonly msg: string }[] | undefined;
}

let loaded: Plotly | undefined;

/**
 * What Plotly finds wrong with a figure, by its own schema.
 *
 * Plotly wants a browser to load, but not to validate: it gets a window of which everything asked is a thing that does nothing.
 */
export function complaints({ data, layout }: Figure): string[] {
  loaded ??= load();
  return (loaded.validate(structuredClone(data), structuredClone(layout)) ?? []).map(({ msg }) => msg);
}

function load(): Plotly {
  const file = createRequire(import.meta.url).resolve("plotly.js-cartesian-dist-min");
  const nothing: unknown = new Proxy(Object.bind(null), {
    get: (_target, key) =>
      key === "length" ? 0 : key === Symbol.toPrimitive ? () => "" : key === Symbol.iterator ? undefined : nothing,
    apply: () => nothing,
    construct: () => nothing as object,
  });
  const window: Record<string, unknown> = { console, setTimeout, clearTimeout, performance };
  for (const name of ["self", "window", "globalThis"]) window[name] = window;
  for (const name of ["document", "navigator", "location", "URL", "Blob", "DOMParser"]) window[name] = nothing;
  for (const name of ["addEventListener", "getComputedStyle", "matchMedia", "requestAnimationFrame"]) {
    window[name] = () => nothing;
  }
  // Plotly asks whether a thing is one of these, which must be answered with no.
  for (const name of ["HTMLElement", "Element"]) window[name] = class {};
  const context = vm.createContext(window);
  vm.runInContext(readFileSync(file, "utf8"), context);
  return context.Plotly as Plotly;
}
