import { randomUUID } from "node:crypto";
import type { MimeBundle } from "../../cells";
import type { Output } from "../output";

/** An output whose content can be replaced, after its cell has ended too. */
export interface Place {
  show(data: MimeBundle): void;
  replace(data: MimeBundle): void;
}

export function makePlace(output: Pick<Output, "publish">): Place {
  const id = randomUUID();
  // `transient` is forgotten with the page: a page that is loaded again finds the output by its metadata.
  const publish = (type: string, data: MimeBundle) =>
    output.publish(type, { data, metadata: { display_id: id }, transient: { display_id: id } });
  return {
    show: (data) => publish("display_data", data),
    replace: (data) => publish("update_display_data", data),
  };
}
