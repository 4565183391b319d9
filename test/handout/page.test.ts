import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { contents } from "../../handout/contents";
import { liveFigures } from "../../handout/figures";
import { handout } from "../../handout/handout";
import { page } from "../../handout/page";
import { text } from "../../handout/text";
import { chart, code, documentOf, htmlOf, markdown, notebook } from "./notebooks";

const origin = { version: "1.2.3", command: "npm run handouts -- notebooks/en/01-test.ipynb", data: [] };

function built(...cells: Parameters<typeof notebook>[0][number][]): string {
  return page(liveFigures(handout(notebook(cells))), origin);
}

describe("contents", () => {
  it("takes the title from the first heading and lists the others", () => {
    const document = documentOf(
      [markdown("# The *title*"), markdown("## One\n\n### Two & a half\n\n#### Deep")],
      [text, contents],
    );
    assert.equal(document.title, "The title");
    assert.equal(document.heading, "The <em>title</em>");
    assert.deepEqual(document.contents, [
      { level: 2, id: "One", html: "One" },
      { level: 3, id: "Two-&amp;-a-half", html: "Two &amp; a half" },
    ]);
    assert.match(htmlOf(document), /^\s*<h2 id="One">One<\/h2>/);
  });

  it("gives every heading an identifier of its own", () => {
    const { contents: entries } = documentOf([markdown("# T\n## Same\n## Same")], [text, contents]);
    assert.deepEqual(
      entries.map(({ id }) => id),
      ["Same", "Same-2"],
    );
  });

  it("takes the title from the file's name where no heading is", () => {
    assert.equal(documentOf([markdown("prose")], [text, contents]).title, "01 test");
  });

  it("gives the title of the window a formula as it was written", () => {
    const html = built(markdown("# By hand: $x^2$"));
    assert.match(html, /<title>By hand: x\^2<\/title>/);
    assert.match(html, /<h1>By hand: <span class="katex">/);
  });
});

describe("page", () => {
  it("knows every script by its hash and lets no other run", () => {
    const html = built(markdown("# T"), code("x", [chart("Loss")]));
    const scripts = Array.from(html.matchAll(/<script>([\s\S]*?)<\/script>/g), ([, script]) => script);
    assert.equal(scripts.length, 4);
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const hashes = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    assert.match(policy, /^default-src 'none'; /);
    assert.ok(policy.includes(`script-src 'wasm-unsafe-eval' ${hashes.join(" ")};`));
  });

  it("states the language, and speaks it", () => {
    const ko = notebook([markdown("# 경사 하강법\n\n## 규칙\n\n## 정리")], "/course/notebooks/ko/01.ipynb");
    const html = page(handout(ko), origin);
    assert.match(html, /^<!doctype html>\n<html lang="ko">/);
    assert.match(html, /<h2 id="contents">차례<\/h2>/);
  });

  it("keeps the tags of a cell as classes", () => {
    const tagged = { ...code("x", [], ["parameters", 'a "b']), id: "b" };
    assert.match(built(tagged), /<section class="code tag-parameters tag-a-&quot;b">/);
  });

  it("says where it comes from and not when", () => {
    const from = { ...origin, data: ["auto-mpg.data 48b830e11fee"], seed: "7" };
    const html = page(handout(notebook([markdown("# T")])), from);
    const text = html.replace(/^.*<footer>|<[^>]*>/gs, "").trim();
    const data = "data auto-mpg.data 48b830e11fee · seed 7";
    assert.equal(text, `01-test.ipynb · Descent 1.2.3 · ${data} · made with ${origin.command}`);
    assert.equal(built(markdown("# T")), built(markdown("# T")));
  });

  it("leaves out empty and raw cells", () => {
    const html = built(markdown("# T"), code("  \n"), { cell_type: "raw", metadata: {}, source: "raw" });
    assert.equal(html.split("<section").length - 1, 1);
  });
});
