import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { openPress } from "../../handout/press";
import { built } from "./built";
import { chart, code, markdown, shown, tagged } from "./notebooks";

const press = openPress();
let pdf: Buffer;

const rows = Array.from({ length: 80 }, (_, i) => `<tr><td>${i}</td><td>row ${i}</td></tr>`).join("");
const table = `<table class="dataframe"><thead><tr><th>number</th><th>repeated head</th></tr></thead><tbody>${rows}</tbody></table>`;
const wide = `<table class="dataframe"><tr>${Array.from({ length: 30 }, (_, i) => `<td>column${i}</td>`).join("")}</tr></table>`;
const heatmap = { type: "heatmap", z: [[1, 2]], x: [0, 1], y: [0], name: "tiles" };
const lesson = [
  markdown(
    "# 경사 하강법과 $\\eta$\n\n안녕하세요, 학습률입니다.\n\n## 규칙\n\n<details><summary>more</summary>inside the details</details>",
  ),
  code(`const line = "${"word ".repeat(40)}end of the line";`, [
    chart("손실 곡선", "Loss falls from 9 to 1"),
    chart("tiles", "t", heatmap),
  ]),
  markdown("## 표"),
  code("table", [shown({ "text/html": table }), shown({ "text/html": wide })]),
  tagged(markdown("**연습 1.** 얼마인가요?"), "exercise"),
  tagged(markdown("답은 비밀"), "solution"),
];

function poppler(program: string, ...args: readonly string[]): string {
  const { stdout, error } = spawnSync(program, args, { input: pdf, encoding: "utf8" });
  if (error) throw new Error(`Cannot look into a PDF as poppler-utils must be installed: ${error.message}`);
  return stdout;
}

const build = () => built("pdf", lesson, press, { edition: "student", path: "/course/notebooks/ko/01-test.ipynb" });

before(async () => {
  pdf = await build();
});

after(() => press.close());

describe("a PDF", () => {
  it("is tagged A4 with title and language, and far smaller than a megabyte", async () => {
    const info = poppler("pdfinfo", "-");
    assert.match(info, /^Title: +경사 하강법과 \\eta$/m);
    assert.match(info, /^Tagged: +yes$/m);
    assert.match(info, /^Page size: .*\(A4\)$/m);
    const { catalog } = await PDFDocument.load(pdf);
    assert.equal(catalog.lookup(PDFName.of("Lang"), PDFString).asString(), "ko");
    assert.ok(pdf.length < 500_000, `${pdf.length} bytes`);
  });

  it("embeds its letters as TrueType, so that all text can be found", () => {
    const [, , ...fonts] = poppler("pdffonts", "-").trim().split("\n");
    assert.ok(fonts.some((font) => font.includes("NanumGothic")));
    for (const font of fonts) assert.match(font, /TrueType +Identity-H +yes yes yes/);
    const text = poppler("pdftotext", "-", "-");
    for (const part of ["안녕하세요, 학습률입니다.", "손실 곡선", "연습 1.", "inside the details"])
      assert.ok(text.includes(part), part);
  });

  it("has lines and letters in its figures, and no pixels", () => {
    const [, , ...images] = poppler("pdfimages", "-list", "-").trim().split("\n");
    assert.deepEqual(images, []);
  });

  it("says what each figure shows, for those who cannot see it", () => {
    assert.match(poppler("pdfinfo", "-struct-text", "-"), /Loss falls from 9 to 1/);
  });

  it("numbers its pages, repeats the head of a long table on each, and cuts no line", () => {
    const pages = poppler("pdftotext", "-layout", "-", "-").split("\f").slice(0, -1);
    assert.ok(pages.length > 2);
    pages.forEach((page, i) => {
      assert.match(page, new RegExp(`\\b${i + 1} ?/ ?${pages.length}\\s*$`));
      if (/row \d/.test(page)) assert.match(page, /repeated head/);
    });
    const text = pages.join("");
    assert.match(text, /end of the line/);
    assert.match(text, /column29/);
  });

  it("keeps everything between its margins", () => {
    const words = Array.from(poppler("pdftotext", "-bbox", "-", "-").matchAll(/xMin="([\d.]+)" .*?xMax="([\d.]+)"/g));
    assert.ok(words.length > 100);
    for (const [, from, to] of words) assert.ok(Number(from) > 40 && Number(to) < 595 - 40, `${from} to ${to}`);
  });

  it("has an outline of its headings", async () => {
    const { catalog } = await PDFDocument.load(pdf);
    const titles: string[] = [];
    const collect = (item: PDFDict | undefined) => {
      for (
        let at = item?.lookupMaybe(PDFName.of("First"), PDFDict);
        at;
        at = at.lookupMaybe(PDFName.of("Next"), PDFDict)
      ) {
        titles.push(at.lookup(PDFName.of("Title"), PDFString, PDFHexString).decodeText());
        collect(at);
      }
    };
    collect(catalog.lookup(PDFName.of("Outlines"), PDFDict));
    assert.deepEqual(
      titles.map((title) => title.slice(0, 6)),
      ["경사 하강법", "차례", "규칙", "표"],
    );
  });

  it("leaves room for answers and holds no solution", () => {
    const text = poppler("pdftotext", "-", "-");
    assert.match(text, /나의 답:/);
    assert.doesNotMatch(text, /비밀/);
  });

  it("has the same bytes when it is made again", async () => {
    assert.ok((await build()).equals(pdf));
  });
});

describe("figures and tables on paper", () => {
  it("stand whole on one page, wherever they begin, and leave room below themselves where they would have been cut", async () => {
    const rows = (k: number) =>
      [`first${k}`, "x", "x", "x", "x", "x", `last${k}`].map((name) => `<tr><td>${name}</td></tr>`);
    const cells = Array.from({ length: 6 }, (_, k) => [
      markdown(`${"Some words before it. ".repeat(40 * k)}`),
      code("draw()", [chart(`begin${k}`, `end${k}`)]),
      code("table", [shown({ "text/html": `<table>${rows(k).join("")}</table>` })]),
    ]).flat();
    pdf = await built("pdf", [markdown("# T"), ...cells], press);
    const pages = poppler("pdftotext", "-bbox", "-", "-").split("<page ").slice(1);
    const pageOf = (word: string) => pages.findIndex((page) => page.includes(`>${word}<`));
    for (let k = 0; k < 6; k++) {
      assert.ok(pageOf(`begin${k}`) >= 0);
      assert.equal(pageOf(`begin${k}`), pageOf(`end${k}`), `figure ${k}`);
      assert.equal(pageOf(`first${k}`), pageOf(`last${k}`), `table ${k}`);
    }
    // In points, without the number of the page at its foot. A figure is 250 high or more.
    const lowest = pages.map((page) => {
      const feet = Array.from(page.matchAll(/yMax="([\d.]+)"/g), ([, foot]) => Number(foot));
      return Math.max(...feet.filter((foot) => foot < 842 - 51));
    });
    assert.ok(
      lowest.slice(0, -1).some((foot) => foot < 842 - 51 - 100),
      lowest.join(" "),
    );
  });
});
