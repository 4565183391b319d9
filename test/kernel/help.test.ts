import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withHelp } from "../../kernel/help";
import type { Content } from "../../kernel/message";

/** A session that knows `sqrt`, with what it was asked and what it printed. */
function session() {
  const asked: [string, Content][] = [];
  const printed: string[] = [];
  const answer = withHelp(
    async (type, content) => {
      asked.push([type, content]);
      return { status: "ok", found: content.code === "sqrt", data: { "text/plain": "the square root" } };
    },
    { print: (_stream, text) => printed.push(text) },
  );
  return { answer, asked, printed };
}

describe("a name with a question mark", () => {
  it("becomes a page that says what it is", async () => {
    const { answer, asked } = session();
    const { status, payload } = await answer("execute_request", { code: " sqrt? \n" }, 3);
    assert.equal(status, "ok");
    assert.deepEqual(payload, [{ source: "page", data: { "text/plain": "the square root" }, start: 0 }]);
    assert.deepEqual(asked, [["inspect_request", { code: "sqrt", cursor_pos: 4, detail_level: 0 }]]);
  });

  it("asks for everything with two", async () => {
    const { answer, asked } = session();
    await answer("execute_request", { code: "Math.sqrt??" }, 3);
    assert.equal(asked[0][1].detail_level, 1);
  });

  it("is no error when nothing is known", async () => {
    const { answer, printed } = session();
    assert.deepEqual((await answer("execute_request", { code: "변수?" }, 3)).payload, []);
    assert.deepEqual(printed, ["Nothing is known of 변수\n"]);
  });

  it("is complete, so that a console runs it", async () => {
    assert.deepEqual(await session().answer("is_complete_request", { code: "sqrt?" }, 3), { status: "complete" });
  });

  it("is nothing else: other cells run as they are", async () => {
    for (const code of ["a ? b : c", "f()?", "x", "1?", "a?.b"]) {
      const { answer, asked } = session();
      await answer("execute_request", { code }, 3);
      assert.deepEqual(asked, [["execute_request", { code }]], code);
    }
  });
});
