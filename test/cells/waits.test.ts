import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createWaits, Interrupted } from "../../cells";

const never = new Promise(() => {});

describe("a wait that a finally stands behind", () => {
  it("ends as what it waits for", async () => {
    const { wait, giveUp } = createWaits(() => "cell 1");
    assert.equal(await wait(Promise.resolve(1)), 1);
    await assert.rejects(Promise.resolve(wait(Promise.reject(new Error("mine")))), /mine/);
    giveUp(() => true);
  });

  it("is none where nobody has to wait", () => {
    const { wait } = createWaits(() => "cell 1");
    const value = { loss: 1 };
    assert.equal(wait(value), value);
    assert.equal(wait(null), null);
    assert.equal(wait(undefined), undefined);
  });

  it("fails when it is given up, so that the finally runs, and the waits of others go on", async () => {
    let owner = "cell 1";
    const { wait, giveUp } = createWaits(() => owner);
    const order: string[] = [];
    const cell = async (name: string) => {
      try {
        await wait(never);
      } finally {
        order.push(name);
      }
    };
    const first = cell("first");
    owner = "cell 2";
    void cell("second").catch(() => {});
    giveUp((whose) => whose === "cell 1");
    await assert.rejects(first, Interrupted);
    assert.deepEqual(order, ["first"]);
  });
});
