import type { Job, Task } from "./arguments";
import { commandFor } from "./command";
import { documentFor } from "./document-for";
import { type Format, formats } from "./formats";
import type { Workshop } from "./make";
import type { Notebook } from "./notebook";
import { originOf } from "./origin";

/** One file; without content when the notebook has no such file. */
export async function makeJob(ran: Notebook, task: Task, { edition, format, path }: Job, workshop: Workshop) {
  const { root, version, execute, press } = workshop;
  const { missing, last }: Format = formats[format];
  const document = await documentFor(ran, { edition, format }, press);
  const reason = missing?.(document);
  if (reason !== undefined) return { path, remarks: [...document.remarks, reason] };
  const origin = originOf(ran, root, { version, command: commandFor(task, { edition, format }, root) });
  const content = await last(document, { edition, origin, execute, press });
  return { path, content, remarks: document.remarks };
}
