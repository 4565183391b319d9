import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Download } from "playwright-core";
import { code, markdown, notebookText, printed, tagged } from "../handout/notebooks";
import { startLab } from "./lab";

const lesson = notebookText([
  markdown("# By hand"),
  code("6 * 7", [printed("42 as it was seen\n")]),
  tagged(markdown("**Solution.** It is the answer to everything."), "solution"),
]);

describe("the menu File → Save and Export Notebook As…", () => {
  it("makes the handouts of what a person sees, for students and for teachers", async () => {
    await using lab = await startLab();
    await lab.watched("export", async () => {
      writeFileSync(join(lab.folder, "by-hand.ipynb"), lesson);
      const notebook = await lab.open("by-hand.ipynb");
      const exported = async (label: string) => {
        // The menu opens a window, which is gone as soon as the download has begun.
        const download = new Promise<Download>((resolve) => {
          lab.page.once("download", resolve);
          lab.page.context().once("page", (window) => window.once("download", resolve));
        });
        await notebook.menu("File", "Save and Export Notebook As", label);
        const file = await download;
        return { name: file.suggestedFilename(), content: readFileSync(await file.path(), "utf8") };
      };
      const student = await exported("Descent_handout_student");
      assert.equal(student.name, "by-hand.html");
      assert.match(student.content, /42 as it was seen/);
      assert.match(student.content, /Your answer:/);
      assert.doesNotMatch(student.content, /answer to everything/);
      const teacher = await exported("Descent_handout_teacher");
      assert.equal(teacher.name, "by-hand.teacher.html");
      assert.match(teacher.content, /answer to everything/);
      const paper = await exported("Descent_handout_student_pdf");
      assert.equal(paper.name, "by-hand.pdf");
      assert.match(paper.content, /^%PDF-/);
    });
  });
});
