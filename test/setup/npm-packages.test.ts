import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { installedByHand } from "../../setup/npm-packages.mjs";
import { withFolder } from "./temporary";

const a = { version: "1.0.0", integrity: "sha512-a" };
const b = { version: "2.0.0", integrity: "sha512-b" };
const elsewhere = { version: "1.0.0", integrity: "sha512-c", optional: true, os: ["plan9"] };

/** Whether `there` passes for an installation of `wanted`. */
function passes(wanted: object, there?: object): Promise<boolean> {
  return withFolder((folder) => {
    mkdirSync(join(folder, "node_modules"));
    const write = (name: string, packages: object) => writeFileSync(join(folder, name), JSON.stringify({ packages }));
    write("package-lock.json", { "": { name: "project" }, ...wanted });
    if (there) write("node_modules/.package-lock.json", there);
    return installedByHand(folder);
  });
}

describe("packages that were installed by hand", () => {
  it("are taken as they are when npm lists exactly those of the lock file", async () => {
    assert.equal(await passes({ a, b }, { a, b }), true);
    assert.equal(await passes({ a, elsewhere }, { a }), true);
  });

  it("are installed anew when one is missing, other, or too many", async () => {
    assert.equal(await passes({ a, b }, { a }), false);
    assert.equal(await passes({ a }, { a: { ...a, integrity: "sha512-z" } }), false);
    assert.equal(await passes({ a }, { a, b }), false);
  });

  it("are installed anew when npm was stopped before it wrote its list", async () =>
    assert.equal(await passes({ a }), false));
});
