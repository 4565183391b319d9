import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { mathematics } from "../../handout/mathematics";
import { text } from "../../handout/text";
import { documentOf, htmlOf, markdown } from "./notebooks";

function html(source: string, more = {}): string {
  return htmlOf(documentOf([markdown(source, more)], [text]));
}

describe("text", () => {
  it("sets tables with the alignment of their columns", () => {
    assert.match(
      html("| a | b |\n|---|--:|\n| 1 | 2 |"),
      /<div class="wide" tabindex="0"><table>[\s\S]*<td style="text-align:right">2<\/td>/,
    );
  });

  it("colours code in a language that it knows and leaves other code plain", () => {
    assert.match(html("```ts\nconst x = 1;\n```"), /<span class="hljs-keyword">const<\/span>/);
    assert.match(html("```brainfork\n<b>&\n```"), /&lt;b&gt;&amp;/);
  });

  it("keeps links to the web, to people and within the page, and takes the rest away", () => {
    const links = "[a](https://example.org) [b](mailto:a@b.c) [c](#The-rule) [d](other.ipynb) [e](file:///etc/passwd)";
    const found = Array.from(html(links).matchAll(/<a href="([^"]*)"/g), ([, address]) => address);
    assert.deepEqual(found, ["https://example.org", "mailto:a@b.c", "#The-rule"]);
  });

  it("lets nothing run", () => {
    const sources = [
      "<img src=x onerror=alert(1)>",
      "[x](javascript:alert(1))",
      "<a href='javascript:alert(1)'>x</a>",
      "<a href='java\nscript:alert(1)'>x</a>",
      "<a href=' javascript:alert(1)'>x</a>",
      "<script>alert(1)</script>",
      "<svg onload=alert(1)><script>alert(1)</script></svg>",
      "<details ontoggle=alert(1) open>x</details>",
      '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
      "<form action=https://evil.example><button>x</button></form>",
      "<base href=https://evil.example><meta http-equiv=refresh content=0>",
      "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    ];
    for (const source of sources) {
      assert.doesNotMatch(
        html(source),
        /onerror|onload|ontoggle|javascript:|<script|<iframe|<form|<base|<meta|<svg|<math/,
        source,
      );
    }
  });

  it("lets nothing hide or pretend", () => {
    const source =
      '<div style="position:fixed;inset:0" class="katex-mathml" id="contents" hidden>x</div><style>p{display:none}</style>';
    assert.equal(html(source), "<div>x</div>");
  });

  it("shows pasted pictures, and pictures beside the notebook or in the folder that the languages share", () => {
    const attachments = { "a b.png": { "image/png": "iVBORw0KGgo=" } };
    assert.match(html("![x](attachment:a%20b.png)", { attachments }), /<img src="data:image\/png;base64,iVBORw0KGgo="/);
    const folder = mkdtempSync(join(tmpdir(), "handout-"));
    try {
      mkdirSync(join(folder, "course", "en"), { recursive: true });
      writeFileSync(join(folder, "course", "그림.svg"), "<svg/>");
      writeFileSync(join(folder, "secret.png"), "x");
      const path = join(folder, "course", "en", "01.ipynb");
      const built = htmlOf(documentOf([markdown("![x](../그림.svg) ![secret](../../secret.png)")], [text], path));
      assert.match(built, /<img src="data:image\/svg\+xml;base64,PHN2Zy8\+" alt="x" \/>/);
      assert.match(built, /<a>secret<\/a>/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("turns a picture from the web into a link, as a handout loads nothing", () => {
    assert.equal(
      html("![a curve](https://example.org/a.png)"),
      '<p><a href="https://example.org/a.png">a curve</a></p>\n',
    );
  });
});

describe("mathematics", () => {
  function set(source: string) {
    return documentOf([markdown(source)], [text, mathematics]);
  }

  it("sets formulas in the line, on their own line, and in HTML", () => {
    const built = htmlOf(
      set("the rate $\\eta$ is\n\n$$w - \\eta g$$\n\n<div>\n$x$\n</div>\n\n\\begin{align}a &= b\\end{align}"),
    );
    assert.equal(built.split('<span class="katex">').length - 1, 4);
    assert.equal(built.split("katex-display").length - 1, 2);
  });

  it("numbers no equations, as JupyterLab does not", () => {
    assert.doesNotMatch(htmlOf(set("\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}")), /eqn-num/);
  });

  it("brings the fonts in use as data and no others", () => {
    const [style] = set("$x + \\mathbb{R}$").styles;
    assert.match(style, /font-family:KaTeX_AMS[^}]*url\(data:font\/woff2;base64,/);
    assert.doesNotMatch(style, /@font-face\{[^}]*KaTeX_Fraktur/);
    assert.doesNotMatch(style, /url\((?!data:)/);
  });

  it("brings no style sheet where there is no formula", () => {
    assert.equal(set("it costs 5$ or 6$").styles.length, 0);
  });

  it("keeps a Korean particle and a full stop on the line of their formula", () => {
    assert.match(htmlOf(set("학습률 $\\eta$은")), /<span class="held"><span class="katex">.*<\/span>은<\/span>/);
  });

  it("shows a formula that cannot be set as it was written, and says so", () => {
    const { remarks, ...document } = set("see $\\nonsense{<b>}$ here");
    assert.match(htmlOf({ ...document, remarks }), /<code title="[^"]*">\\nonsense\{&lt;b&gt;\}<\/code>/);
    assert.match(remarks[0], /^cell 1 has a formula that KaTeX cannot set: /);
  });

  it("lets a formula carry no link, picture or style", () => {
    const built = htmlOf(
      set("$\\href{javascript:alert(1)}{x}$ $\\includegraphics{https://a.b/c.png}$ $\\htmlStyle{position:fixed}{x}$"),
    );
    assert.doesNotMatch(built, /<a |<img|position:fixed"/);
  });

  it("keeps a definition for the cells that follow", () => {
    const cells = [markdown("$\\newcommand{\\rate}{\\eta}$"), markdown("$\\rate$")];
    const { remarks } = documentOf(cells, [text, mathematics]);
    assert.deepEqual(remarks, []);
  });
});
