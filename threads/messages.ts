import type { FoldLosses, SearchSettings, Study } from "../lib/index";

/** A study as it travels: model and optimizer by the names under which the library exports them. */
export interface Travelling extends Omit<Study, "model" | "optimizer"> {
  readonly model: string;
  readonly optimizer: string;
}

/** Some trials for a thread to make, from place `from` of the list. */
export interface Task {
  readonly from: number;
  readonly settings: readonly SearchSettings[];
}

/** What came of them; undefined where a trial failed. */
export interface Outcome {
  readonly from: number;
  readonly losses: readonly (FoldLosses | undefined)[];
}
