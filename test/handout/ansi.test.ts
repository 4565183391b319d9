import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ansiToHtml } from "../../handout/ansi";

describe("ansiToHtml", () => {
  it("turns colours and bold into classes until they are reset", () => {
    const html = ansiToHtml("\u001b[1;31mbad\u001b[0m good \u001b[92mfine\u001b[39m.");
    assert.equal(html, '<span class="ansi-red ansi-bold">bad</span> good <span class="ansi-green">fine</span>.');
  });

  it("does not take the numbers of a larger palette for colours", () => {
    assert.equal(ansiToHtml("\u001b[38;5;31mx\u001b[48;2;31;32;33my"), "xy");
  });

  it("leaves out every other instruction to a terminal", () => {
    assert.equal(ansiToHtml("\u001b[2K\u001b[1Ga\u001b]0;title\u0007b\u001b(Bc"), "abc");
  });

  it("shows of a progress bar what was last on its line", () => {
    assert.equal(ansiToHtml("10 %\r50 %\r100 %\ndone\r\n"), "100 %\ndone\n");
  });

  it("escapes what is not an instruction", () => {
    assert.equal(ansiToHtml("<b> & \"'"), "&lt;b&gt; &amp; &quot;&#39;");
  });
});
