import type { Document } from "./document";
import type { Edition } from "./editions";
import { html } from "./formats/html";
import { notebook } from "./formats/notebook";
import { pdf } from "./formats/pdf";
import { slides } from "./formats/slides";
import type { Notebook } from "./notebook";
import type { Origin } from "./origin";
import type { Look, Press } from "./press";

/** What becomes of a document in the end. */
export interface Format {
  /** How its files end, with the dot. */
  readonly ending: string;
  /** What a link to its files says. */
  readonly word: string;
  /** How its figures are drawn in advance; not set when it has none. */
  readonly figures?: Look;
  /** Why a notebook has no such file, when it has none. */
  readonly missing?: (document: Document) => string | undefined;
  /** The last step: what the file will hold. */
  readonly last: (document: Document, making: Making) => Promise<string | Uint8Array>;
}

export interface Making {
  readonly edition: Edition;
  readonly origin: Origin;
  /** Runs a notebook in a new kernel. */
  readonly execute: (notebook: Notebook) => Promise<Notebook>;
  /** Draws figures and prints. */
  readonly press: Press;
}

/** All formats, by the names that the command line knows. Another is another line and a file in the folder. */
export const formats = { html, pdf, slides, notebook } satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
