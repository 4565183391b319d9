/** One sentence about cells, and the cells that show it; it holds wherever cells run. */
export interface Row {
  readonly it: string;
  /** Run one after the other; text alone is a cell that must succeed. */
  readonly cells: readonly (string | Step)[];
  /** How long to wait for what comes after the last cell has ended, in milliseconds. */
  readonly afterwards?: number;
}

export type Step = Run | Complete;

/** A cell and what must be seen of it; what is left out is not looked at, except that a cell must succeed. */
export interface Run {
  readonly run: string;
  /** The value as text; empty where nothing is shown. */
  readonly value?: string;
  readonly prints?: string;
  /** What is printed as errors are, errors that come after the cell included. */
  readonly warns?: string | RegExp;
  /** What is displayed, in order. */
  readonly shows?: readonly Readonly<Record<string, unknown>>[];
  /** Its report without colours: the first line, all lines, or what they must match. Cells are counted from the row's first. */
  readonly fails?: string | readonly string[] | RegExp;
  /** Somebody stops the cell after so many milliseconds. */
  readonly stopAfter?: number;
}

/** A text with the cursor at its end, and the names that are proposed first. */
export interface Complete {
  readonly complete: string;
  readonly proposes: readonly string[];
}

export interface Topic {
  readonly about: string;
  readonly rows: readonly Row[];
}
