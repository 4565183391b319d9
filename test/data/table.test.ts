import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { parseTable, readTable, type TableForm } from "../../data/index";

const form: TableForm = {
  columns: { mpg: "number", horsepower: "number", name: "text" },
  header: false,
  separator: " ",
};
const refuse = (text: string, message: string, rows?: number) => {
  assert.throws(
    () => parseTable(text, { ...form, rows }, "cars.data"),
    (error: Error) => {
      assert.ok(error instanceof RangeError);
      assert.equal(error.message, `Cannot read cars.data as ${message}`);
      return true;
    },
  );
};

describe("parseTable() of columns between spaces", () => {
  it("separates columns at spaces and tabs, and keeps the spaces within quotation marks", () => {
    const { columns, values } = parseTable('18.0   130.0\t"chevrolet chevelle malibu"\n 25   95   pinto  \n', form);
    assert.deepEqual(columns, ["mpg", "horsepower", "name"]);
    assert.deepEqual(values, [
      [18, 130, "chevrolet chevelle malibu"],
      [25, 95, "pinto"],
    ]);
  });

  it("reads numbers however they are written", () => {
    const { values } = parseTable("3504. -1.5e3 a\n.5 +2 b\n0 1E-2 c", form);
    assert.deepEqual(
      values.map((row) => row.slice(0, 2)),
      [
        [3504, -1500],
        [0.5, 2],
        [0, 0.01],
      ],
    );
  });

  it("turns the mark of a missing number into NaN, and leaves it alone in a text", () => {
    assert.deepEqual(parseTable("? ? ?", form).values, [[Number.NaN, Number.NaN, "?"]]);
    assert.deepEqual(parseTable("NA 1 x", { ...form, missing: "NA" }).values, [[Number.NaN, 1, "x"]]);
  });

  it("takes the ends of lines of any system, empty lines and a byte order mark", () => {
    const expected = [
      [1, 2, "a"],
      [3, 4, "b"],
    ];
    for (const text of ["1 2 a\n3 4 b", "1 2 a\r\n3 4 b\r\n", "\uFEFF1 2 a\n\n3 4 b\n\n"]) {
      assert.deepEqual(parseTable(text, form).values, expected);
    }
  });

  it("keeps an empty text", () => assert.deepEqual(parseTable('1 2 ""', form).values, [[1, 2, ""]]));

  it("gives back any numbers and texts that were written", () => {
    const text = fc.stringMatching(/^[^"\r\n]*$/);
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, text), { minLength: 1 }), (rows) => {
        const written = rows.map(([a, b, name]) => `${a}\t${b}  "${name}"`).join("\n");
        assert.deepEqual(parseTable(written, form).values, rows);
      }),
    );
  });

  it("refuses a row with a column too few, and says where it ends and what is missing", () => {
    refuse("1 2 a\n3 4", "a row must have 3 columns: line 2, column 4 ends it after 2, before name");
  });

  it("refuses a row with a column too many, and says which", () => {
    refuse("1 2 a\n3 4 b c", 'a row must have 3 columns: line 2, column 7 has one more, "c"');
  });

  it("refuses a text where a number belongs, and says where", () => {
    refuse("1 2 a\n3   fast b", 'horsepower must be a number: line 2, column 5 has "fast"');
    for (const text of ["1.2.3", "0x1F", "Infinity", "NaN", "--1", "１"]) {
      refuse(`1 ${text} a`, `horsepower must be a number: line 1, column 3 has ${JSON.stringify(text)}`);
    }
  });

  it("refuses a quotation mark that is not closed", () => {
    refuse('1 2 "a\n3 4 "b"', "a quotation mark must be closed: line 1, column 5 opens one that is not");
  });

  it("refuses a file that was cut short, or is longer than it should be", () => {
    refuse("1 2 a\n3 4 b\n", "there must be 3 rows: it ends after 2, at line 3, column 1", 3);
    refuse("1 2 a\n3 4 b", "there must be 1 rows: it ends after 2, at line 2, column 6", 1);
  });

  it("refuses a file without rows", () => {
    refuse("", "there must be some rows: it ends after 0, at line 1, column 1");
    refuse("\n\n", "there must be 398 rows: it ends after 0, at line 3, column 1", 398);
  });
});

describe("parseTable() of comma-separated values", () => {
  const read = (text: string, form?: TableForm) => parseTable(text, form, "cars.csv");
  const table = {
    columns: ["이름", "mpg"],
    values: [
      ["포니", 25.5],
      ["ford, pinto", Number.NaN],
    ],
  };
  const stops = (text: string, message: string, form?: TableForm) =>
    assert.throws(() => read(text, form), { name: "RangeError", message: `Cannot read cars.csv as ${message}` });

  it("takes names from the first line, and tells numbers from text", () => {
    assert.deepEqual(read('이름,mpg\n포니,25.5\n"ford, pinto",\n'), table);
  });

  it("takes the ends of lines of any system, a byte order mark, empty lines and spaces around cells", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const lines = ["\uFEFF이름 , mpg", "포니,  25.5 ", "", ' "ford, pinto" ,?', ""];
      assert.deepEqual(read(lines.join(end)), table);
      assert.deepEqual(read(lines.join(end).trimEnd()), table);
    }
  });

  it("finds semicolons or tabs in the first line by itself", () => {
    assert.deepEqual(read("이름;mpg\n포니;25.5\nford, pinto;\n"), table);
    assert.deepEqual(read("이름\tmpg\n포니\t25.5\nford, pinto\t\n"), table);
    assert.deepEqual(read('"a;b",c\n1,2').columns, ["a;b", "c"]);
  });

  it("takes quotation marks as two, and ends of lines, within quotation marks", () => {
    assert.deepEqual(read('a,b\n"5"" pipe","two\nlines"\n').values, [['5" pipe', "two\nlines"]]);
    stops(
      'a,b\n"two\nlines",1\nx,2,3',
      'a row must have 2 columns: line 4, column 5 has one more, "3"; a decimal comma must be a point',
    );
  });

  it("gives back any texts that were written by the rules", () => {
    const cell = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\r"));
    const row = fc.tuple(cell, cell);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const written = rows.map((cells) => cells.map(quoted).join(",")).join("\n");
        const { values } = read(`a,b\n${written}`, { columns: { a: "text", b: "text" } });
        assert.deepEqual(values, rows);
      }),
    );
  });

  it("keeps a column as text where the form says so", () => {
    assert.deepEqual(read("code,n\n007,1", { columns: { code: "text" } }).values, [["007", 1]]);
    stops("code,n\n007,1", "it has no column kode: its columns are code, n", { columns: { kode: "text" } });
  });

  it("refuses decimal commas, which would be guesses", () => {
    stops("a;b\n1,5;2", 'a must be a number with a decimal point: line 2, column 1 has "1,5"');
    stops('a,b\n2,"1,234.5"', 'b must be a number with a decimal point: line 2, column 3 has "1,234.5"');
    stops(
      "a,b\n1,5,2,5",
      'a row must have 2 columns: line 2, column 5 has one more, "2"; a decimal comma must be a point',
    );
  });

  it("refuses a text among numbers, and says where", () => {
    stops("a,b\n1,2\n3, NaN", 'b must be a number: line 3, column 4 has "NaN"');
    stops("a,b\n1,2\n3,-", 'b must be a number: line 3, column 3 has "-"');
  });

  it("refuses rows that are too short or too long", () => {
    stops("a,b,c\n1,2,3\n4,5", "a row must have 3 columns: line 3, column 4 ends it after 2, before c");
    stops("a,b\nx,y,z", 'a row must have 2 columns: line 2, column 5 has one more, "z"');
  });

  it("refuses a first line without names, or with one twice", () => {
    stops(
      "18,130\n25,95",
      "the first line must name the columns: line 1, column 1 has 18: without names give header: false",
    );
    stops("a,,b\n1,2,3", "every column must have a name: line 1, column 3 has none");
    stops("a,b,a\n1,2,3", "every column must have a name of its own: line 1, column 5 has a again");
  });

  it("reads a file without names under those of the form", () => {
    assert.deepEqual(read("1,2", { header: false, columns: { a: "number", b: "number" } }).values, [[1, 2]]);
    assert.throws(
      () => read("1,2", { header: false }),
      /^TypeError: .* columns must name the columns where no header does/,
    );
  });

  it("refuses quotation marks that are open, or in the middle of a cell", () => {
    stops('a,b\n1,"2', "a quotation mark must be closed: line 2, column 3 opens one that is not");
    stops(
      'a,b\n1,5" pipe',
      "a quotation mark must begin its cell: line 2, column 4 has one after other signs: double it within marks",
    );
    stops('a,b\n"1"x,2', 'a quotation mark must close its cell: line 2, column 4 has "x" after it');
  });

  it("refuses a file of nothing, or of names alone", () => {
    stops("", "there must be some rows: it ends after 0, at line 1, column 1");
    stops("a,b\n", "there must be some rows: it ends after 0, at line 2, column 1");
    stops("a,b\n1,2\n", "there must be 2 rows: it ends after 1, at line 3, column 1", { rows: 2 });
  });
});

describe("readTable()", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "경사 하강법 "));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("reads a file whose folder and name have Korean letters and spaces, by path and by URL", () => {
    const path = join(folder, "자동차 연비.data");
    writeFileSync(path, '18 130 "쉐보레 말리부"\n');
    for (const place of [path, pathToFileURL(path)]) {
      assert.deepEqual(readTable(place, form).values, [[18, 130, "쉐보레 말리부"]]);
    }
  });

  it("names the file in its errors, as a person would", () => {
    const path = join(folder, "손상된 파일.data");
    writeFileSync(path, "18 130\n");
    for (const place of [path, pathToFileURL(path)]) {
      assert.throws(() => readTable(place, form), {
        name: "RangeError",
        message: `Cannot read ${path} as a row must have 3 columns: line 1, column 7 ends it after 2, before name`,
      });
    }
  });

  it("refuses a file that is not there, or is no text in UTF-8", () => {
    const path = join(folder, "latin.data");
    assert.throws(
      () => readTable(path, form),
      /^RangeError: Cannot read .*latin\.data as there must be a file: ENOENT$/,
    );
    writeFileSync(path, Uint8Array.of(0x31, 0x20, 0x32, 0x20, 0xe9));
    assert.throws(
      () => readTable(path, form),
      /^RangeError: Cannot read .*latin\.data as it must be text in UTF-8: a spreadsheet calls it CSV UTF-8$/,
    );
  });

  it("finds a damaged cell in the real file", () => {
    const path = join(folder, "auto-mpg.data");
    const real = readFileSync(new URL("../../data/auto-mpg/auto-mpg.data", import.meta.url), "utf8");
    writeFileSync(path, real.replace("2046.", "2O46."));
    const columns = {
      a: "number",
      b: "number",
      c: "number",
      d: "number",
      e: "number",
      f: "number",
      g: "number",
      h: "number",
      i: "text",
    } as const;
    assert.throws(
      () => readTable(path, { columns, header: false, separator: " " }),
      /as e must be a number: line 33, column 34 has "2O46\."$/,
    );
  });
});
