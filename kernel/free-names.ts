import { freeNames as find } from "../cells";
import { ts } from "./typescript";

/** The names that a function uses from outside of it, by its text. */
export const freeNames = (source: string): readonly string[] => find(ts, source);
