import { createRequire } from "node:module";
import { createTslabModule, type TslabModule } from "../cells";
import type { Output } from "./output";
import { ts } from "./typescript";

/** The module `tslab` in this kernel: what its displays show leaves through `output`. */
export function tslabModule(output: Output): TslabModule {
  const { version } = createRequire(import.meta.url)("tslab/package.json") as { version: string };
  return createTslabModule(
    (data, { id, update }) => {
      const transient = id === undefined ? {} : { display_id: id };
      output.publish(update ? "update_display_data" : "display_data", { data, metadata: {}, transient });
    },
    { tslab: version, typescript: ts.version, node: process.version },
  );
}
