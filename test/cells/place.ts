/** What is seen of a cell, in whichever place it runs. */
export interface Seen {
  readonly count: number;
  /** The value as text; undefined where nothing is shown. */
  readonly value?: string;
  readonly error?: { readonly name: string; readonly message: string; readonly lines: readonly string[] };
}

/** What a cell printed and showed until now. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly shown: readonly Readonly<Record<string, unknown>>[];
}

/** A place in which cells run: a kernel, a page, a worker. */
export interface Place extends AsyncDisposable {
  run(source: string, stopAfter?: number): Promise<Seen>;
  printed(count: number): Promise<Printed>;
  /** Names that could stand at the end of a text, best first. */
  complete(source: string): Promise<readonly string[]>;
}
