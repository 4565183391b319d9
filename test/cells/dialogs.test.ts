import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createDialogs } from "../../cells/browser/dialogs";

describe("the dialogs of cells in a page", () => {
  it("are those of the page, with the answer that an option suggests", () => {
    const asked: unknown[] = [];
    const page = createDialogs({
      prompt: (...question) => {
        asked.push(question);
        return "0.5";
      },
      confirm: (message) => message === "Go on?",
      alert: (message) => void asked.push(message),
    });
    assert.equal(page.prompt("Rate?", "0.1"), "0.5");
    assert.equal(page.prompt("Rate?", { default: "0.2" }), "0.5");
    assert.equal(page.prompt(), "0.5");
    assert.equal(page.confirm("Go on?"), true);
    page.alert("Look");
    assert.deepEqual(asked, [["Rate?", "0.1"], ["Rate?", "0.2"], ["", ""], "Look"]);
  });

  it("say in a worker, which has none, what to do instead", () => {
    const worker = createDialogs({});
    for (const ask of [worker.prompt, worker.confirm, worker.alert]) {
      assert.throws(() => ask("Rate?"), /Cannot ask as these cells run in a worker.*: write the value into the cell/);
    }
  });
});
