import { randomUUID } from "node:crypto";
import type { MimeBundle } from "../../cells";
import { displayed } from "../displayed";
import type { Output } from "../output";

/** An output whose content can be replaced, after its cell has ended too. */
export interface Place {
  show(data: MimeBundle): void;
  replace(data: MimeBundle): void;
}

export function makePlace(output: Pick<Output, "publish">): Place {
  const id = randomUUID();
  return {
    show: (data) => output.publish("display_data", displayed(data, id)),
    replace: (data) => output.publish("update_display_data", displayed(data, id)),
  };
}
