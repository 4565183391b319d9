import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { describe, it } from "node:test";
import { createInbox } from "../../kernel/inbox";

describe("the inbox of the main thread", () => {
  it("keeps what is said before it is opened, and hands on all of it in order, each once", () => {
    const thread = new EventEmitter();
    const inbox = createInbox<string>(thread);
    thread.emit("message", "first cell");
    thread.emit("message", "second cell");
    const taken: string[] = [];
    inbox.open((message) => taken.push(message));
    thread.emit("message", "third cell");
    assert.deepEqual(taken, ["first cell", "second cell", "third cell"]);
  });
});
