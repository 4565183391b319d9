import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Lab, type Notebook, startLab, writeNotebook } from "./lab";

/** Goes on until another cell says that it is enough. */
const TRAINS = `let epoch = 0;
let enough = false;
while (!enough) { epoch++; await new Promise((resolve) => setTimeout(resolve, 10)); }
"stopped by the console"`;

let lab: Lab;
let notebook: Notebook;

before(async () => {
  lab = await startLab();
  writeNotebook(join(lab.folder, "trains.ipynb"), [TRAINS]);
  notebook = await lab.watched("open a notebook that trains", () => lab.open("trains.ipynb"));
});
after(() => lab?.[Symbol.asyncDispose]());

/** Opens a console on the subshell of the notebook's kernel, by the palette of commands. */
async function openConsole(): Promise<void> {
  await lab.page.keyboard.press("ControlOrMeta+Shift+c");
  await lab.page.locator(".lm-CommandPalette-input").fill("New Subshell Console");
  await lab.page.locator(".lm-CommandPalette-item.lm-mod-active", { hasText: "Subshell" }).click();
  await lab.page.locator(".jp-CodeConsole-banner", { hasText: "TypeScript" }).waitFor();
}

async function type(code: string): Promise<void> {
  await lab.page.locator(".jp-CodeConsole-promptCell .cm-content").click();
  await lab.page.keyboard.insertText(code);
  await lab.page.keyboard.press("Shift+Enter");
}

describe("a console beside a notebook, in JupyterLab", () => {
  it("computes with the notebook's variables while a cell of it waits, and can end it", () =>
    lab.watched("subshell console", async () => {
      await notebook.start(0);
      await openConsole();
      await type("epoch > 0");
      await lab.page.locator(".jp-CodeConsole-content").getByText("true", { exact: true }).waitFor();
      await type("enough = true");
      await notebook.output(0).getByText("'stopped by the console'").waitFor();
      await notebook.idle();
    }));
});
