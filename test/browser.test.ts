import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { findBrowser } from "../handout/find-browser";

describe("findBrowser", () => {
  it("takes the browser that DESCENT_BROWSER names before any other", () => {
    assert.equal(findBrowser({ DESCENT_BROWSER: process.execPath, PATH: process.env.PATH }), process.execPath);
  });

  it("says so when DESCENT_BROWSER names no program", () => {
    assert.throws(
      () => findBrowser({ DESCENT_BROWSER: "/nowhere" }),
      /must be the path of a program: current value is \/nowhere/,
    );
  });

  it("finds a browser on the path, whatever it is called", () => {
    const folder = mkdtempSync(join(tmpdir(), "browser-"));
    try {
      const program = join(folder, "google-chrome");
      writeFileSync(program, "");
      chmodSync(program, 0o755);
      assert.equal(findBrowser({ PATH: `/nowhere:${folder}` }), program);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("says how to install one where there is none", { skip: process.platform === "darwin" }, () => {
    assert.throws(
      () => findBrowser({ PATH: "/nowhere" }),
      /^Error: Cannot find a browser [\s\S]*sudo apt-get install chromium/,
    );
  });
});
