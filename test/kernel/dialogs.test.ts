import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MessageChannel } from "node:worker_threads";
import { createAsk } from "../../kernel/ask";
import { createDialogs } from "../../kernel/dialogs";
import { message } from "../../kernel/message";
import { type Question, SHARED_NUMBERS, type ToSockets } from "../../kernel/threads";

/** Dialogs that are answered with `typed`, and the questions that they asked. */
function answering(typed: string | null) {
  const questions: Omit<Question, "number">[] = [];
  const dialogs = createDialogs((question) => {
    questions.push(question);
    return typed;
  });
  return { ...dialogs, questions };
}

describe("prompt()", () => {
  it("returns what was typed, with the question's own words and a space behind them", () => {
    const { prompt, questions } = answering("0.1");
    assert.equal(prompt("Rate?"), "0.1");
    assert.deepEqual(questions, [{ prompt: "Rate? ", password: false }]);
  });

  it("takes an empty answer for the default, which it shows", () => {
    const { prompt, questions } = answering("");
    assert.equal(prompt("Rate?", "0.1"), "0.1");
    assert.equal(prompt("Rate?", { default: "0.2" }), "0.2");
    assert.equal(prompt("Rate?"), "");
    assert.deepEqual(questions[0].prompt, "Rate? [0.1] ");
  });

  it("returns null when there is no answer", () => {
    assert.equal(answering(null).prompt("Rate?", "0.1"), null);
  });

  it("hides a password", () => {
    const { prompt, questions } = answering("secret");
    assert.equal(prompt("Key", { password: true }), "secret");
    assert.equal(questions[0].password, true);
  });
});

describe("confirm()", () => {
  it("is true for yes, in English, in Korean and on a Korean keyboard, and for nothing else", () => {
    for (const yes of ["y", "Yes", " 네 ", "예", "ㅛ"]) assert.equal(answering(yes).confirm("Go on?"), true, yes);
    for (const no of ["", "n", "no", "yesterday"]) assert.equal(answering(no).confirm("Go on?"), false, no);
    assert.equal(answering(null).confirm("Go on?"), false);
  });
});

describe("asking", () => {
  const parent = message("execute_request", {}, undefined).header;

  /** Asks with a thread of sockets that does `answer` with each question. */
  function asking(answer: (number: number, deliver: (value: string, to: number) => void) => void, check = () => {}) {
    const { port1: answers, port2 } = new MessageChannel();
    const shared = new Int32Array(new SharedArrayBuffer(4 * SHARED_NUMBERS));
    const post = (event: ToSockets) => {
      if (event.kind === "ask") answer(event.question.number, (value, number) => port2.postMessage({ number, value }));
    };
    const asker = () => ({ kind: "request" as const, parent, content: { allow_stdin: true }, count: 1 });
    const ask = createAsk({ post, answers, shared, check, asker });
    return { ask: () => ask({ prompt: "", password: false }), close: () => port2.close() };
  }

  it("passes over the answer to a question that was given up", () => {
    const { ask, close } = asking((number, deliver) => {
      deliver("late", number - 1);
      deliver("right", number);
    });
    assert.equal(ask(), "right");
    close();
  });

  it("ends when the cell is asked to stop", () => {
    let looks = 0;
    const { ask, close } = asking(
      () => {},
      () => {
        if (++looks === 3) throw new Error("stopped");
      },
    );
    assert.throws(ask, /stopped/);
    close();
  });
});
