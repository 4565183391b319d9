import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { firefox, withFirefox } from "../firefox";
import { drawnCurves, livePage, race, raced } from "./explorations";

describe("a handout in Firefox", { skip: firefox === undefined && "Firefox is not installed" }, () => {
  it("opens from a file, follows its slider, and computes what Node computes, bit for bit", async () => {
    const folder = mkdtempSync(join(tmpdir(), "경사 하강법 firefox-"));
    const file = join(folder, "page.html");
    writeFileSync(file, livePage([race]));
    try {
      await withFirefox(async (page) => {
        await page.open(pathToFileURL(file).href);
        const { values, index } = race.controls.learningRate;
        const at = (place: number) => raced({ learningRate: values[place], method: "adam", twice: false });
        assert.equal(await page.evaluate(drawnCurves), at(index));
        for (const place of [index + 1, index + 2]) {
          await page.press("input[type=range]", "\uE014"); // the arrow to the right
          await page.evaluate(settled);
          assert.equal(await page.evaluate(drawnCurves), at(place));
          assert.equal(await page.evaluate("document.querySelector('output').value"), String(values[place]));
        }
        assert.equal(await page.evaluate("document.querySelector('.problem').textContent"), "");
        assert.deepEqual(await page.evaluate(requests), []);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const settled = `new Promise((done) => {
  const look = () => (document.querySelector("[aria-busy]") ? setTimeout(look, 20) : done());
  look();
})`;
const requests =
  "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /^http/.test(name))";
