/** One value in several forms, by MIME type; a front end shows the richest that it knows. */
export interface MimeBundle {
  readonly [mimeType: string]: unknown;
}

/** The method by which a value says how it looks in a notebook; Deno's kernel knows it too. */
export const DISPLAY = Symbol.for("Jupyter.display");

/** A value that says how it looks. */
export interface Displayable {
  [DISPLAY](): MimeBundle;
}

/** Makes text of any value; in Node this is `util.inspect`. */
export type Inspect = (value: unknown) => string;

/** The classes of an element whose text is data: JupyterLab and nbconvert take no dollar sign in it for mathematics. */
export const NO_MATHEMATICS = "mathjax_ignore tex2jax_ignore";

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter]);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
