import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { progressOn } from "../../handout/progress";

/** A stream that keeps what is written to it. */
function written(isTTY: boolean) {
  const pieces: string[] = [];
  const write = (text: string) => pieces.push(text);
  return { stream: { isTTY, columns: 40, write } as unknown as NodeJS.WriteStream, pieces };
}

describe("progressOn", () => {
  it("says one line for each piece of work when it has ended", () => {
    const { stream, pieces } = written(false);
    const progress = progressOn(stream, 2);
    const [endFirst, endSecond] = [progress.begin("01"), progress.begin("02")];
    endSecond(() => "02  made");
    endFirst(() => "01  failed");
    assert.deepEqual(pieces, ["02  made\n", "01  failed\n"]);
  });

  it("shows on a terminal what is under way, in one line that the next takes away", () => {
    const { stream, pieces } = written(true);
    const progress = progressOn(stream, 3);
    const [endFirst, endSecond] = [progress.begin("01"), progress.begin("a-name-that-is-longer-than-the-line")];
    endFirst(() => "01  made");
    assert.deepEqual(pieces, ["\r\x1b[K01  made\n", "\r\x1b[K1 of 3: a-name-that-is-longer-than-the-"]);
    endSecond(() => "02  made");
    assert.equal(pieces.at(-1), "\r\x1b[K02  made\n");
  });
});
