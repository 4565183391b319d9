import assert from "node:assert/strict";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fitsItsPython, shortPatience } from "../../setup/python.mjs";
import { withFolder } from "./temporary";

describe("a Python environment", () => {
  it("is made anew when the Python that made it is gone or has become another version", () =>
    withFolder((folder) => {
      const [venv, host] = [join(folder, ".venv"), join(folder, "python3")];
      assert.equal(fitsItsPython(venv), false);
      for (const name of ["bin", "lib/python3.11"]) mkdirSync(join(venv, name), { recursive: true });
      for (const name of ["python3.11", "python3.12"]) writeFileSync(join(folder, name), "");
      symlinkSync(host, join(venv, "bin/python"));
      symlinkSync("python3.11", host);
      assert.equal(fitsItsPython(venv), true);
      rmSync(host);
      assert.equal(fitsItsPython(venv), false);
      symlinkSync("python3.12", host);
      assert.equal(fitsItsPython(venv), false);
    }));
});

describe("pip's patience", () => {
  it("is short unless the user has set it", () => {
    assert.deepEqual(shortPatience("", {}), { PIP_RETRIES: "1", PIP_DEFAULT_TIMEOUT: "15" });
    assert.deepEqual(shortPatience("global.timeout='60'\n", { PIP_RETRIES: "5" }), {});
  });
});
