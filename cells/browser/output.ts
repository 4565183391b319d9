import type { Report } from "../report";
import type { MimeBundle } from "../show/bundle";

/** What a cell prints and shows while it runs, and afterwards; `cell` counts runs from 1. */
export type CellOutput = { readonly cell: number } & (
  | { readonly kind: "text"; readonly stream: "stdout" | "stderr"; readonly text: string }
  | { readonly kind: "display"; readonly data: MimeBundle; readonly id?: string }
  /** Takes the place of what was displayed under the same `id`, wherever that is. */
  | { readonly kind: "update"; readonly data: MimeBundle; readonly id: string }
  /** Empties the output; with `wait`, only when the next output comes. */
  | { readonly kind: "clear"; readonly wait: boolean }
  /** An error that came from a timer, or from a promise that nobody awaited. */
  | { readonly kind: "error"; readonly report: Report }
);

/** Each kind of output without its cell: that is added where it leaves. */
type WithoutCell<T> = T extends unknown ? Omit<T, "cell"> : never;
export type Emit = (output: WithoutCell<CellOutput>) => void;
