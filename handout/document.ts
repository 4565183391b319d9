import type { Exploration } from "./exploration";
import type { Cell, Language, Notebook } from "./notebook";

/**
 * A handout on its way from notebook to file. Every document step takes one and gives back the next, so a further format is a
 * further last step over the same document.
 */
export interface Document {
  readonly notebook: Notebook;
  readonly language: Language;
  /** The title as plain text, escaped for HTML. */
  readonly title: string;
  /** The title as HTML: it may hold mathematics and emphasis. */
  readonly heading: string;
  readonly sections: readonly Section[];
  readonly contents: readonly Heading[];
  /** Style sheets and classic scripts that the page needs beyond its own, in order. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** What the author should know although the handout was made: a formula that could not be set, an output without a form to show. */
  readonly remarks: readonly string[];
}

/** One cell: its source as HTML, then its outputs. */
export interface Section {
  readonly cell: Cell;
  readonly source: string;
  readonly outputs: readonly Shown[];
}

/** An output after its best form was chosen. Figures stay data until the step that draws them. */
export type Shown = { readonly kind: "html"; readonly html: string } | Figure;

export interface Figure {
  readonly kind: "figure";
  readonly figure: PlotlyFigure;
  /** One line that says what the figure shows, from its text/plain twin. */
  readonly alternative: string;
  /** With what it can be drawn for other values. */
  readonly exploration?: Exploration;
  /** The sliders, menus and boxes above it, as HTML. */
  readonly controls?: string;
  /** The figure drawn in advance. */
  readonly svg?: string;
}

export interface PlotlyFigure {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout: Readonly<Record<string, unknown>>;
  readonly frames?: readonly unknown[];
}

export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly html: string;
}

export type DocumentStep = (document: Document) => Document;

/** The document before any step: one empty section for each cell that has something to show. Raw cells are for other exporters. */
export function beginDocument(notebook: Notebook): Document {
  const cells = notebook.cells.filter(({ kind, source }) => kind !== "raw" && source.trim() !== "");
  const sections = cells.map((cell) => ({ cell, source: "", outputs: [] }));
  const { language } = notebook;
  return { notebook, language, title: "", heading: "", sections, contents: [], styles: [], scripts: [], remarks: [] };
}
