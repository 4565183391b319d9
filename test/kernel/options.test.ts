import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checking } from "../../kernel/options";

describe("DESCENT_TYPE_CHECK", () => {
  it("is on unless the environment says off, or that cells are checked as tslab did", () => {
    const environments = [{}, ...["on", "off", "tslab"].map((value) => ({ DESCENT_TYPE_CHECK: value }))];
    assert.deepEqual(environments.map(checking), ["on", "on", "off", "tslab"]);
  });

  it("must be one of the three", () => {
    assert.throws(
      () => checking({ DESCENT_TYPE_CHECK: "no" }),
      /Cannot start the kernel as DESCENT_TYPE_CHECK must be on, off or tslab: current value is no/,
    );
  });
});
