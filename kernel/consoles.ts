import type { Content, Header } from "./message";

/** A request as it has come: who sent it is told by nothing but what it says. */
interface Asked {
  readonly parent: Header;
  readonly content: Content;
  readonly cell?: string;
}

/** Knows the requests of consoles, such as `jupyter console`: they show what comes and replace nothing. */
export interface Consoles {
  /** Takes note of a request that has come. */
  note(request: Asked): void;
  has(request: Header | undefined): boolean;
}

/**
 * No message says what a front end can do. A console names no cell, unlike JupyterLab, Notebook and VS Code; and a person sits
 * before it who can be asked, unlike before nbconvert and papermill.
 */
export function createConsoles(): Consoles {
  const known = new WeakSet<Header>();
  return {
    note({ parent, content, cell }) {
      if (cell === undefined && content.allow_stdin === true) known.add(parent);
    },
    has: (request) => request !== undefined && known.has(request),
  };
}
