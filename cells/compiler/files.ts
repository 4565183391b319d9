import { join } from "pathe";
import type ts from "typescript";
import type { Position } from "./convert";

/** tslab puts this before each cell, to make a module of it; the declarations of the cells before it need it, too. */
export const MODULE_MARK = "export {};\n";
export const LINES_BEFORE_CELL = 1;

/** Where an offset of the compiler's file of a cell is in the cell. */
export function placeInCell(file: ts.SourceFile, offset: number): Position {
  const { line, character } = file.getLineAndCharacterOfPosition(offset);
  return { line: line - LINES_BEFORE_CELL, character };
}

/** The file in which tslab's converter keeps the cell. */
export const cellFile = (folder: string) => join(folder, "__tslab__.ts");

/** The file in which it looks for what the cells before declared. It stays empty: what they declared stands behind it. */
export const previousFile = (folder: string) => join(folder, "__prev__.d.ts");

/** One of the files in which what the cells before declared is kept in parts (`earlier.ts`). */
export const partFile = (folder: string, index: number) => join(folder, `__part_${index}__.d.ts`);

/** Whether a file holds what cells declared: nobody wrote it. */
export const isPartFile = (name: string) => /\/__part_\d+__\.d\.ts$/.test(name);
