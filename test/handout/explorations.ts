import type { Notebook } from "../../handout/notebook";
import { readOutputs } from "../../handout/read-outputs";
import { code, markdown, notebook, shown } from "./notebooks";

type Json = Readonly<Record<string, unknown>>;

/** The output that a kernel makes of a value of `explore`. */
export function explored(exploration: object): Json {
  const bundle: Json = Reflect.get(exploration, Symbol.for("Jupyter.display"))();
  return shown(JSON.parse(JSON.stringify(bundle)));
}

/** A notebook of which each cell has run and shown one of these outputs. */
export function ranNotebook(outputs: readonly Json[], path?: string): Notebook {
  const unrun = notebook([markdown("# Live"), code("explore()")], path);
  const [title, cell] = unrun.cells;
  return { ...unrun, cells: [title, { ...cell, outputs: readOutputs(outputs, "a test") }] };
}
