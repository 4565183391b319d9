/** The languages in which a handout can speak for itself: its table of contents, its captions, its footer. */
export type Language = "en" | "ko";

/** A notebook as the steps see it: what a reader wrote and what the kernel answered, and nothing of the file format. */
export interface Notebook {
  /** Where the file is. Its folder is the working directory of the cells and the place that its pictures are relative to. */
  readonly path: string;
  /** The file's name without its ending: `17-five-optimizers-on-auto-mpg`. */
  readonly name: string;
  readonly language: Language;
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly kind: "markdown" | "code" | "raw";
  /** The cell's identity in the file; notebooks before format 4.5 have none. */
  readonly id?: string;
  /** Counted from 1 over all cells, which is how an error names a cell. */
  readonly number: number;
  readonly source: string;
  readonly tags: readonly string[];
  /** Pictures that were pasted into a Markdown cell, by name. */
  readonly attachments: Readonly<Record<string, MimeBundle>>;
  readonly outputs: readonly Output[];
}

/** One value in several forms, by MIME type: text and base64 as strings, JSON as it is. */
export type MimeBundle = Readonly<Record<string, unknown>>;

export type Output =
  | { readonly kind: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | { readonly kind: "data"; readonly data: MimeBundle }
  | { readonly kind: "error"; readonly name: string; readonly message: string; readonly traceback: readonly string[] };
