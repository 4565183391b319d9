import { createRequire } from "node:module";
import { createTslabModule, type TslabModule } from "../cells";
import { displayed } from "./displayed";
import type { Output } from "./output";
import { ts } from "./typescript";

/** The module `tslab` in this kernel: what its displays show leaves through `output`. */
export function tslabModule(output: Output): TslabModule {
  const { version } = createRequire(import.meta.url)("tslab/package.json") as { version: string };
  return createTslabModule(
    (data, { id, update }) => output.publish(update ? "update_display_data" : "display_data", displayed(data, id)),
    { tslab: version, typescript: ts.version, node: process.version },
  );
}
