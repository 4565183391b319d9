import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import sanitizeHtml from "sanitize-html";
import { html, latex, markdown, show, svg } from "../../cells";

const shown = (value: unknown) => show(value, (other) => inspect(other)) ?? {};

/** The elements of a piece of HTML with their attributes, as a browser reads them. */
function elements(source: string): Set<string> {
  const found = new Set<string>();
  const note = (tagName: string, attribs: Record<string, string>) => {
    found.add([tagName, ...Object.entries(attribs).map(([name, value]) => `${name}=${value}`)].join(" "));
    return { tagName, attribs };
  };
  sanitizeHtml(source, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    transformTags: { "*": note },
  });
  return found;
}

const OURS = new Set([
  "div class=mathjax_ignore tex2jax_ignore",
  "table class=dataframe",
  ...["thead", "tbody", "tr", "th", "td", "p", "small"],
  ...["th", "td"].map((tag) => `${tag} style=text-align: left`),
]);

const nasty = fc.oneof(
  fc.constantFrom(
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></table><b>",
    "<!--",
    "&lt;b&gt;",
    "$x$",
  ),
  fc.string(),
);
const flat = fc.oneof(nasty, fc.double(), fc.constant(null), fc.boolean());
const records = fc.array(fc.dictionary(nasty, flat, { minKeys: 1 }), { minLength: 1, maxLength: 30 });

/** Everything that becomes a table, with a text of anybody's choice in each place of it. */
const tables = fc.oneof(
  records,
  fc.dictionary(nasty, flat, { minKeys: 1 }).map((record) => new Map([[Object.keys(record)[0], record]])),
  fc.array(fc.tuple(flat, flat), { minLength: 1 }).map((entries) => new Map(entries)),
  fc.array(flat, { minLength: 1 }).map((entries) => new Set(entries)),
  fc.tuple(nasty, nasty, nasty, nasty).map(([column, entry, label, type]) => ({
    $columns: [column],
    values: [[entry]],
    index: [label],
    dtypes: [type],
    shape: [1, 1],
  })),
  fc.tuple(nasty, nasty).map(([entry, dtype]) => ({ shape: [1], dtype, isDisposed: false, dataSync: () => [entry] })),
);

describe("text in data", () => {
  it("becomes no element and no attribute of a table", () => {
    fc.assert(
      fc.property(tables, (value) => {
        const source = String(shown(value)["text/html"]);
        assert.match(source, /<table/);
        assert.deepEqual(
          [...elements(source)].filter((element) => !OURS.has(element)),
          [],
        );
      }),
      { numRuns: 500 },
    );
  });

  it("becomes no element of an HTML template", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const source = String(shown(html`<p title="${text}">${text}</p>`)["text/html"]);
        const found = [...elements(source)].map((element) => element.split(" ")[0]);
        assert.deepEqual(found, /[$\\]/.test(text) ? ["p", "span"] : ["p"]);
      }),
    );
  });

  it("is never shown as anything but text when it is all there is", () => {
    fc.assert(fc.property(nasty, (text) => assert.deepEqual(Object.keys(shown(text)), ["text/plain"])));
  });
});

describe("what is inserted into HTML", () => {
  const plain = (text: string, tag = "span") => `<${tag} class="mathjax_ignore tex2jax_ignore">${text}</${tag}>`;
  const price = "from $5 to $6";

  it("is no mathematics, as the template itself may hold", () => {
    const value = shown(html`<p title="${price}">$x^2$ ${price} ${"\\(y\\)"} ${5}</p><!-- "> ${1} --><i>${price}</i>`);
    assert.equal(
      value["text/html"],
      `<p title="${price}">$x^2$ ${plain(price)} ${plain("\\(y\\)")} 5</p><!-- "> 1 --><i>${plain(price)}</i>`,
    );
    assert.equal(value["text/plain"], `<p title="${price}">$x^2$ ${price} \\(y\\) 5</p><!-- "> 1 --><i>${price}</i>`);
  });

  it("stays text where no element can stand", () => {
    const source = (value: unknown) => shown(value)["text/html"];
    assert.equal(source(html`<a title='>${price}'>${price}</a>`), `<a title='>${price}'>${plain(price)}</a>`);
    assert.equal(source(html`<textarea rows="2">${price}</textarea>`), `<textarea rows="2">${price}</textarea>`);
    const drawing = source(html`<svg><path/><title>${price}</title><text>${price}</text></svg>${price}`);
    const inside = `<title>${price}</title><text>${plain(price, "tspan")}</text>`;
    assert.equal(drawing, `<svg><path/>${inside}</svg>${plain(price)}`);
    assert.equal(source(html`<!-- ${price} -->${price}`), `<!-- ${price} -->${plain(price)}`);
    assert.equal(source(html`<script>a <b; "</script>${price}`), `<script>a <b; "</script>${plain(price)}`);
  });

  it("is judged by where it stands in the end, through pieces that are inserted into each other", () => {
    const text = html`<text>${price}</text>`;
    const drawing = html`<svg>${text}</svg>`;
    const inside = `<svg><text>${plain(price, "tspan")}</text></svg>`;
    assert.equal(shown(html`<p>${drawing}${text}`)["text/html"], `<p>${inside}<text>${plain(price)}</text>`);
    assert.equal(shown(html`<p>${drawing}`)["text/plain"], `<p><svg><text>${price}</text></svg>`);
    const attribute = html`${price}`;
    assert.equal(shown(html`<a title="${attribute}">${attribute}`)["text/html"], `<a title="${price}">${plain(price)}`);
    const open = html("<textarea>");
    assert.equal(shown(html`${open}${price}</textarea>`)["text/html"], `<textarea>${price}</textarea>`);
  });

  it("may be put together of very many pieces, each behind those before, or around them", () => {
    let list = html``;
    let nest = html``;
    const start = performance.now();
    for (let p = 0; p < 20_000; p++) {
      list = html`${list}<li>${`$${p}`}</li>`;
      nest = html`<b>${`$${p}`}${nest}</b>`;
    }
    assert.match(String(shown(list)["text/html"]), /<li><span class="[^"]+">\$19999<\/span><\/li>$/);
    assert.match(String(shown(nest)["text/html"]), /^<b><span class="[^"]+">\$19999<\/span><b>/);
    // Where each looks at all before it, it takes a minute.
    assert.ok(performance.now() - start < 5000);
  });
});

describe("the plain text of HTML", () => {
  const plain = (source: string) =>
    shown({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": source }) })["text/plain"];

  it("is what its reader sees, in lines", () => {
    assert.equal(
      plain("<h1>A &amp;\n b</h1><p title='<br>'>one<BR\n/>two  </p><table><tr><td>1</td> <td>2</td></tr></table>"),
      "A & b\none\ntwo\n1 2",
    );
    assert.equal(
      plain("<!-- <p> --><style>p > b { }</style>a<script>'<p>'</script >b<textarea><i></textarea>"),
      "ab<i>",
    );
    assert.equal(plain("<!-->a<!-- never over"), "a");
  });

  it("takes no longer for one tag because of those before it", () => {
    for (const part of ["<!--", "<script>", "<script", "<br ", "<b> </b>", "</p", "<p title='", "<"]) {
      const start = performance.now();
      plain(`a${part.repeat(200_000)}`);
      assert.ok(performance.now() - start < 5000, part);
    }
  });
});

describe("markup", () => {
  it("is what was written, with a plain-text twin", () => {
    assert.deepEqual(shown(html`<b>5</b>`), { "text/html": "<b>5</b>", "text/plain": "<b>5</b>" });
    assert.deepEqual(shown(svg("<svg></svg>")), {
      "image/svg+xml": "<svg></svg>",
      "text/plain": "SVG image (11 characters)",
    });
  });

  it("keeps a backslash, so that formulas are written as they are", () => {
    assert.deepEqual(shown(latex`w - \eta ${0.5} \nabla`), {
      "text/latex": "$$w - \\eta 0.5 \\nabla$$",
      "text/plain": "w - \\eta 0.5 \\nabla",
    });
    assert.equal(shown(markdown`The rate $\eta$ is **${-0.5}**`)["text/markdown"], "The rate $\\eta$ is **-0.5**");
  });

  it("takes what is inserted as data, and markup of its own kind as markup", () => {
    assert.equal(shown(html`<p>${html`<b>${"<i>"}</b>`}</p>`)["text/html"], "<p><b>&lt;i&gt;</b></p>");
    assert.equal(shown(markdown`${"*a* <b> 'x'"}`)["text/markdown"], "\\*a\\* &lt;b&gt; &#39;x&#39;");
    assert.equal(shown(markdown`$x = ${"1.5e-3"}$`)["text/markdown"], "$x = 1.5e-3$");
    assert.equal(shown(markdown`${"- a\nb"}`)["text/markdown"], "&#45; a b");
    assert.equal(shown(markdown`see ${"https://x.y"}`)["text/plain"], "see https://x.y");
    assert.equal(shown(latex`${"50%"}`)["text/plain"], "50\\%");
  });
});
