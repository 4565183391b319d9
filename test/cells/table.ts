import { checking } from "./table/checking";
import { completion } from "./table/completion";
import { declarations } from "./table/declarations";
import { errors } from "./table/errors";
import { helpers, imports } from "./table/imports";
import { language } from "./table/language";
import { long } from "./table/long";
import { longTexts } from "./table/long-texts";
import { output } from "./table/output";
import { redeclaration } from "./table/redeclaration";
import type { Topic } from "./table/row";
import { stopping } from "./table/stopping";
import { tslab } from "./table/tslab";

/**
 * What cells do, in whichever place they run: in the kernel, in a page, in a worker. The rows share one notebook, in
 * this order, so each uses names of its own.
 */
export const table: readonly Topic[] = [
  language,
  declarations,
  redeclaration,
  long,
  longTexts,
  checking,
  errors,
  imports,
  output,
  tslab,
  completion,
  stopping,
];

/** The files that stand beside the notebook, by name. */
export const besideTheNotebook: Readonly<Record<string, string>> = helpers;
