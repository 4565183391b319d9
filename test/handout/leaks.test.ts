import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { documentFor } from "../../handout/document-for";
import type { Edition } from "../../handout/editions";
import { type FormatName, formats } from "../../handout/formats";
import type { Notebook } from "../../handout/notebook";
import { openPress } from "../../handout/press";
import { readNotebook } from "../../handout/read";
import { HOME } from "../home";
import { storedNotebooks } from "../house/notebooks";
import { saysIn, secretsOf } from "./leaks";
import { chart, code, markdown, notebook, printed, shown, tagged } from "./notebooks";

const origin = { version: "1", command: "npm run handouts", data: [] };
const formatNames = Object.keys(formats) as readonly FormatName[];

const press = openPress();

after(() => press.close());

async function fileOf(notebook: Notebook, edition: Edition, format: FormatName): Promise<string> {
  const whole = format === "slides" ? onStage(notebook) : notebook;
  const document = await documentFor(whole, { edition, format }, press);
  const file = await formats[format].last(document, { edition, origin, press, execute: async (same) => same });
  return typeof file === "string" ? file : Buffer.from(file).toString("latin1");
}

/** Every cell on a slide: one that is not there could give nothing away. */
function onStage(notebook: Notebook): Notebook {
  return { ...notebook, cells: notebook.cells.map((cell) => ({ ...cell, tags: [...cell.tags, "slide"] })) };
}

/** As if the cells had run, and each solution had printed itself. */
function ran(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) => {
    const isSolution = cell.kind === "code" && cell.tags.includes("solution");
    return isSolution ? { ...cell, outputs: [{ kind: "stream", name: "stdout", text: cell.source } as const] } : cell;
  });
  return { ...notebook, cells };
}

const picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk";
const error = { output_type: "error", ename: "E", evalue: "v", traceback: ["the secret of the traceback"] };

const nasty = notebook([
  markdown("# Title\n\nLook at `const shared = compute(1, 2, 3);` again."),
  tagged(markdown("## Exercise one"), "exercise"),
  tagged(
    markdown(
      "## A heading with a secret in it\n\n![p](attachment:p.png)\n\nthe **secret** <b>of</b> the _prose_ & more",
      {
        attachments: { "p.png": { "image/png": picture } },
      },
    ),
    "solution",
  ),
  tagged(
    code("const shared = compute(1, 2, 3);\nconst theSecretOfTheCode = `</script>` < 5;\n}", [
      printed("the secret of what is printed"),
      shown({ "text/html": "<b>the secret of</b> a table" }),
      shown({ "image/png": picture }),
      chart("the secret of a figure", "the secret of its caption"),
      error,
    ]),
    "solution",
  ),
  { ...tagged(markdown("the secret that nobody renders"), "solution"), cell_type: "raw" },
  tagged(markdown("the secret between teachers: ask Kim"), "teacher"),
  code("shared", [printed("6")]),
]);

describe("a student's handout", () => {
  for (const format of formatNames) {
    it(`as ${format} holds nothing of a solution, however it is hidden`, async () => {
      const file = await fileOf(nasty, "student", format);
      const said = saysIn[format](file);
      assert.ok(secretsOf(nasty).length >= 5);
      assert.deepEqual(
        secretsOf(nasty).filter((line) => said.includes(line)),
        [],
      );
      assert.doesNotMatch(said, /secret/i);
      assert.ok(!file.includes(picture));
      assert.match(said, /constsharedcompute123/, "a line that stands in the lesson as well is no secret");
    });
  }

  for (const { path } of storedNotebooks()) {
    it(`of ${path} holds no line of a solution`, async () => {
      const notebook = ran(readNotebook(join(HOME, path)));
      const secrets = secretsOf(notebook);
      for (const format of formatNames) {
        const said = saysIn[format](await fileOf(notebook, "student", format));
        assert.deepEqual(
          secrets.filter((line) => said.includes(line)),
          [],
        );
        // The search is worth something: it finds them where they are.
        const all = saysIn[format](await fileOf(notebook, "teacher", format));
        const found = secrets.filter((line) => all.includes(line));
        assert.ok(found.length >= 0.9 * secrets.length, `finds ${found.length} of ${secrets.length}`);
      }
    });
  }
});
