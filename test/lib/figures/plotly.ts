import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import vm from "node:vm";
import type { Figure } from "../../../lib/index";
import { root } from "../../house/files";

interface Plotly {
  readonly version: string;
  validate(data: unknown, layout: unknown): { readonly msg: string }[] | undefined;
}

/** The part for flat figures, which handouts carry, or all of Plotly, which comes with JupyterLab. */
type Bundle = "flat" | "all";

const loaded: Partial<Record<Bundle, Plotly>> = {};

/**
 * What Plotly finds wrong with a figure, by its own schema.
 *
 * Plotly wants a browser to load, but not to validate: it gets a window of which everything asked is a thing that does nothing.
 */
export function complaints({ data, layout }: Figure, bundle: Bundle = "flat"): string[] {
  loaded[bundle] ??= load(bundle === "flat" ? flat() : all()[0]);
  return Array.from(loaded[bundle].validate(structuredClone(data), structuredClone(layout)) ?? [], ({ msg }) => msg);
}

/** Whether there is a Plotly that knows figures in three dimensions. */
export function hasThreeDimensions(): boolean {
  return all().length > 0;
}

function flat(): string {
  return createRequire(import.meta.url).resolve("plotly.js-cartesian-dist-min");
}

function all(): string[] {
  const lib = join(root, ".venv/lib");
  const versions = existsSync(lib) ? readdirSync(lib) : [];
  return versions
    .map((version) => join(lib, version, "site-packages/plotly/package_data/plotly.min.js"))
    .filter((file) => existsSync(file));
}

function load(file: string): Plotly {
  const nothing: unknown = new Proxy(Object.bind(null), {
    get: (_target, key) =>
      key === "length" ? 0 : key === Symbol.toPrimitive ? () => "" : key === Symbol.iterator ? undefined : nothing,
    apply: () => nothing,
    construct: () => nothing as object,
  });
  const window: Record<string, unknown> = { console, setTimeout, clearTimeout, performance, TextDecoder, TextEncoder };
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
