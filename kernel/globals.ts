import { html, latex, markdown, show, svg } from "../cells";
import type { Ask } from "./ask";
import { createDialogs } from "./dialogs";
import { displayed } from "./displayed";
import type { Output } from "./output";
import type { Session } from "./session";
import type { ShowLive } from "./widgets/live";

/**
 * Gives every cell the functions that `cells/typings` declares, and the `require`, `__dirname` and `__filename` that Node's own
 * types declare.
 *
 * @param live shows a value that has controls; returns nothing for one that has none
 */
export function defineGlobals(
  output: Output,
  ask: Ask,
  { asText, require, meta }: Pick<Session, "asText" | "require" | "meta">,
  live: ShowLive,
): void {
  const publish = (type: string, value: unknown, id: string | undefined) => {
    const data = show(value, asText) ?? { "text/plain": "undefined" };
    output.publish(type, displayed(data, id));
  };
  const markup = { html, svg, markdown, latex };
  const all: Readonly<Record<string, unknown>> = {
    ...createDialogs(ask),
    ...markup,
    require,
    __dirname: meta.dirname,
    __filename: meta.filename,
    display(value: unknown, { id }: { id?: string } = {}) {
      if (id !== undefined || !live(value)) publish("display_data", value, id);
    },
    updateDisplay: (value: unknown, { id }: { id: string }) => publish("update_display_data", value, id),
    clearOutput: ({ wait = false }: { wait?: boolean } = {}) => output.publish("clear_output", { wait }),
  };
  // A look at `globalThis` shows what Node has there.
  for (const [name, value] of Object.entries(all)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
}
