import type { Report } from "../cells";
import type { Modules } from "./modules";
import type { Output } from "./output";
import { restoreStacks } from "./stacks";

/**
 * Makes what is done before each cell: edited files are loaded again, and the cell says which; errors have their lines,
 * whatever the cell before did to them.
 *
 * @param readable how a file is called in messages
 * @param report an error as a reader sees it, with the line of the file and the calls
 */
export function createRefresh(
  modules: Pick<Modules, "refresh">,
  output: Pick<Output, "print">,
  readable: (file: string) => string,
  report: (error: unknown) => Report,
): () => void {
  return () => {
    restoreStacks();
    const { edited, failures } = modules.refresh();
    for (const file of edited) output.print("stdout", `${readable(file)} was edited: loaded again\n`);
    for (const { file, error } of failures) {
      const text = report(error).lines.join("\n");
      output.print("stderr", `Cannot load ${readable(file)} again, its earlier version stays: ${text}\n`);
    }
  };
}
