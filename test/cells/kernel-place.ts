import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HOME } from "../home";
import { startKernel } from "../kernel/client";
import type { Place } from "./place";
import { besideTheNotebook } from "./table";

/** Cells in Node, as Jupyter's user has them: in a kernel of their own. */
export async function openKernel(): Promise<Place> {
  // Inside the project, so that cells find the library as notebooks do.
  mkdirSync(join(HOME, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(HOME, ".cache", "cells-"));
  for (const [name, text] of Object.entries(besideTheNotebook)) writeFileSync(join(folder, name), text);
  const kernel = await startKernel(folder);
  const requests = new Map<number, string | undefined>();
  return {
    async run(source, stopAfter) {
      const running = kernel.execute(source);
      const interrupt = () => void kernel.request("interrupt_request", {}, "control");
      const timer = stopAfter && setTimeout(interrupt, stopAfter);
      const { reply, published, first } = await running;
      if (timer) clearTimeout(timer);
      const count = Number(reply.execution_count);
      requests.set(count, published[0].parent_header.msg_id);
      const data = first("execute_result")?.data as Record<string, string> | undefined;
      const { ename, evalue, traceback } = first("error") ?? {};
      return {
        count,
        value: data?.["text/plain"],
        error:
          ename === undefined
            ? undefined
            : { name: String(ename), message: String(evalue), lines: traceback as string[] },
      };
    },
    async printed(count) {
      const own = kernel.published.filter(({ parent_header }) => parent_header.msg_id === requests.get(count));
      const stream = (wanted: string) =>
        own
          .filter(({ header, content }) => header.msg_type === "stream" && content.name === wanted)
          .map(({ content }) => content.text)
          .join("");
      const shown = own.filter(({ header }) => /display_data$/.test(header.msg_type));
      return {
        stdout: stream("stdout"),
        stderr: stream("stderr"),
        shown: shown.map(({ content }) => content.data as Record<string, unknown>),
      };
    },
    async complete(source) {
      const { reply } = await kernel.request("complete_request", { code: source, cursor_pos: [...source].length });
      return reply.matches as string[];
    },
    async [Symbol.asyncDispose]() {
      await kernel[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
