import { randomUUID } from "node:crypto";
import type { MimeBundle } from "../cells";
import type { Content } from "./message";

/** The name of this kernel's run: `"loss"` of a cell is the same text in the next one, and another output. */
const RUN = randomUUID();

/**
 * The content of a message that shows `data`, under an id where it can be replaced later.
 *
 * A page forgets `transient`, as the protocol has it. The output keeps its metadata, so that a page that is loaded again
 * finds it there (`kernel/jupyterlab/`).
 */
export function displayed(data: MimeBundle, id?: string): Content {
  if (id === undefined) return { data, metadata: {}, transient: {} };
  return { data, metadata: { display_id: `${id} ${RUN}` }, transient: { display_id: id } };
}
