import ts from "typescript";
import { freeNames as find } from "../cells";

/** The names that a function uses from outside of it, by its text. */
export const freeNames = (source: string): readonly string[] => find(ts, source);
