import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Served, serve, watched, writeNotebook } from "./lab";

const CELLS = [
  "const half: number = 21;\nconsole.log('printed');\n2 * half",
  'import { lossCurves } from "descent";\nlossCurves({ descent: [9, 4, 1] })',
  "halt",
];

let served: Served;
before(async () => {
  served = await serve(["jupyter.mjs", "notebook", ...(process.getuid?.() === 0 ? ["--allow-root"] : [])]);
  writeNotebook(join(served.folder, "small.ipynb"), CELLS);
});
after(() => served?.[Symbol.asyncDispose]());

describe("a notebook in Notebook 7", () => {
  it("runs from first to last, draws the chart of the library and says what is wrong", async () => {
    const { page, origin, token } = served;
    await watched(page, "notebook 7", async () => {
      await page.goto(`${origin}/notebooks/small.ipynb?token=${token}`);
      const outputs = page.locator(".jp-Cell-outputWrapper");
      // The page says nothing of a kernel that is not connected yet, and forgets what it is asked to run by then.
      for (let wait = 500; (await outputs.nth(0).textContent()) === ""; wait *= 2) {
        await page.locator(".lm-MenuBar-item", { hasText: "Run" }).first().click();
        await page.locator(".lm-Menu-item", { hasText: "Run All Cells" }).first().click();
        await page.waitForTimeout(wait);
      }
      await outputs.nth(2).getByText("TS2304").waitFor();
      assert.match((await outputs.nth(0).textContent()) ?? "", /printed[\s\S]*42/);
      await outputs.nth(1).locator(".js-plotly-plot .scatterlayer .trace").first().waitFor();
      assert.match((await outputs.nth(2).textContent()) ?? "", /Cannot find name 'halt'[\s\S]*> 1 \| halt/);
    });
  });
});
