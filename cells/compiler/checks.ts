import type { TypeScript } from "./language";

/** Says of each cell whether its types are checked. */
export interface Checks {
  /** Whether the cell with this text is checked. */
  readonly isChecked: (source: string) => boolean;
  /** Takes in what a cell says about the cells from here on, itself included. */
  readonly read: (source: string) => void;
}

/** How cells are checked as long as none of them says something: strictly, not at all, or as tslab did. */
export type Checking = "on" | "off" | "tslab";

const DIRECTIVE = /^\/\/\/?\s*@ts-(no)?check(\s+notebook)?\s*$/;

/**
 * Checking is for those who learn; whoever pastes code from elsewhere may want it to run first.
 *
 * | comment above the first line of code | what it does |
 * |---|---|
 * | `// @ts-nocheck` | this cell is not checked |
 * | `// @ts-check` | this cell is checked, whatever the notebook says |
 * | `// @ts-nocheck notebook` | no cell from here on is checked |
 * | `// @ts-check notebook` | every cell from here on is checked |
 *
 * A cell that is not checked still has to parse, and its declarations have types as far as they can be found.
 *
 * @param notebook whether cells are checked before one of them says something
 */
export function createChecks(ts: TypeScript, notebook: boolean): Checks {
  let all = notebook;
  const directives = (source: string) =>
    (ts.getLeadingCommentRanges(source, 0) ?? [])
      .map(({ pos, end }) => DIRECTIVE.exec(source.slice(pos, end)))
      .filter((found) => found !== null)
      .map(([, no, wide]) => ({ check: no === undefined, wide: wide !== undefined }));
  return {
    isChecked: (source) => directives(source).at(-1)?.check ?? all,
    read(source) {
      for (const { check, wide } of directives(source)) if (wide) all = check;
    },
  };
}
