import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checksTypes } from "../../kernel/options";

describe("DESCENT_TYPE_CHECK", () => {
  it("is on unless the environment says off", () => {
    assert.deepEqual([{}, { DESCENT_TYPE_CHECK: "on" }, { DESCENT_TYPE_CHECK: "off" }].map(checksTypes), [
      true,
      true,
      false,
    ]);
  });

  it("must be one of the two", () => {
    assert.throws(
      () => checksTypes({ DESCENT_TYPE_CHECK: "no" }),
      /Cannot start the kernel as DESCENT_TYPE_CHECK must be on or off: current value is no/,
    );
  });
});
