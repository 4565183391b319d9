import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { kernelspec, start } from "../../setup/kernelspec.mjs";
import { installKernel, kernelFolder, uninstallKernel } from "../../setup/own-jupyter.mjs";
import { project as HOME, withFolder } from "./temporary";

const never = async () => assert.fail("nobody should be asked");

/** The spec of a copy of the project, as it was written before specs had a mark, or as it is. */
function writeSpecOf(copy: string, folder: string, { mark }: { mark: boolean }): void {
  const { metadata, ...unmarked } = JSON.parse(kernelspec(copy));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "kernel.json"), JSON.stringify(mark ? { ...unmarked, metadata } : unmarked));
}

describe("the kernel in a person's own Jupyter", () => {
  it("goes where Jupyter looks on each system", () => {
    const home = "/people/k";
    const on = (platform: NodeJS.Platform, env = {}, prefix?: string) => kernelFolder({ platform, env, home, prefix });
    assert.equal(on("linux"), "/people/k/.local/share/jupyter/kernels/typescript");
    assert.equal(on("linux", { XDG_DATA_HOME: "/data" }), "/data/jupyter/kernels/typescript");
    assert.equal(on("darwin"), "/people/k/Library/Jupyter/kernels/typescript");
    assert.equal(on("darwin", { JUPYTER_DATA_DIR: "/own" }), "/own/kernels/typescript");
    assert.equal(on("linux", { JUPYTER_DATA_DIR: "/own" }, "/env"), "/env/share/jupyter/kernels/typescript");
  });

  it("is installed with absolute paths and an icon, and a second time changes nothing", () =>
    withFolder(async (scratch) => {
      const folder = join(scratch, "kernels", "typescript");
      assert.equal(await installKernel({ root: HOME, folder, agree: never }), "installed");
      const { argv } = JSON.parse(readFileSync(join(folder, "kernel.json"), "utf8"));
      assert.ok([argv[0], argv[2], argv[3]].every((path: string) => existsSync(path)));
      assert.ok(existsSync(join(folder, "logo-svg.svg")));
      assert.equal(await installKernel({ root: HOME, folder, agree: never }), "there already");
    }));

  it("replaces another program's kernel only when the person agrees", () =>
    withFolder(async (scratch) => {
      const folder = join(scratch, "kernels", "typescript");
      mkdirSync(folder, { recursive: true });
      const file = join(folder, "kernel.json");
      writeFileSync(file, '{"argv": ["itsnotebook"]}');
      const questions: string[] = [];
      const say = (answer: boolean) => async (question: string) => {
        questions.push(question);
        return answer;
      };
      assert.equal(await installKernel({ root: HOME, folder, agree: say(false) }), "left alone");
      assert.equal(readFileSync(file, "utf8"), '{"argv": ["itsnotebook"]}');
      assert.equal(await installKernel({ root: HOME, folder, agree: say(true) }), "installed");
      assert.match(questions[0], /another program's\. Overwrite it\?/);
    }));

  it("is removed, and nothing else is", () =>
    withFolder(async (scratch) => {
      const folder = join(scratch, "kernels", "typescript");
      const extension = join(scratch, "labextensions", "descent-kernel", "package.json");
      assert.equal(uninstallKernel({ root: HOME, folder }), "not there");
      await installKernel({ root: HOME, folder, agree: never });
      assert.ok(existsSync(extension));
      assert.equal(uninstallKernel({ root: HOME, folder }), "removed");
      assert.ok(!existsSync(folder) && !existsSync(extension));
      mkdirSync(folder);
      writeFileSync(join(folder, "kernel.json"), '{"argv": ["itsnotebook"]}');
      assert.throws(() => uninstallKernel({ root: HOME, folder }), /must be this project's/);
    }));

  it("leaves the files of the person in its folder alone, as it is installed and as it is removed", () =>
    withFolder(async (scratch) => {
      const folder = join(scratch, "kernels", "typescript");
      const extension = join(scratch, "labextensions", "descent-kernel");
      const own = (name: string) => join(folder, name);
      mkdirSync(folder, { recursive: true });
      writeFileSync(own("kernel.json"), '{"argv": ["itsnotebook"]}');
      writeFileSync(own("notes.txt"), "mine");
      assert.equal(await installKernel({ root: HOME, folder, agree: async () => true }), "installed");
      writeFileSync(own("logo-svg.svg"), "<svg/>");
      writeFileSync(join(extension, "mine.js"), "");
      assert.equal(
        uninstallKernel({ root: HOME, folder }),
        "removed; not ours, and still there: logo-svg.svg, notes.txt",
      );
      assert.deepEqual(readdirSync(folder), ["logo-svg.svg", "notes.txt"]);
      assert.deepEqual(readdirSync(extension), ["mine.js"]);
      writeSpecOf(join(scratch, "gone"), folder, { mark: true });
      await installKernel({ root: HOME, folder, agree: never });
      assert.equal(readFileSync(own("notes.txt"), "utf8"), "mine");
    }));

  it("is brought up to date where something is missing or old, and says what", () =>
    withFolder(async (scratch) => {
      const folder = join(scratch, "kernels", "typescript");
      const extension = join(scratch, "labextensions", "descent-kernel");
      const install = () => installKernel({ root: HOME, folder, agree: never });
      await install();
      rmSync(join(extension, "extension.js"));
      assert.equal(await install(), "brought up to date (extension.js)");
      assert.ok(existsSync(join(extension, "extension.js")));
      writeFileSync(join(extension, "package.json"), "{}");
      rmSync(join(folder, "logo-svg.svg"));
      assert.equal(await install(), "brought up to date (logo-svg.svg, package.json)");
      assert.match(readFileSync(join(extension, "package.json"), "utf8"), /descent-kernel/);
      assert.equal(await install(), "there already");
    }));

  it("gets the mark that its first specs lacked, but keeps what a person has changed unless they agree", () =>
    withFolder(async (scratch) => {
      const folder = join(scratch, "kernels", "typescript");
      const file = join(folder, "kernel.json");
      writeSpecOf(HOME, folder, { mark: false });
      const became = await installKernel({ root: HOME, folder, agree: never });
      assert.match(became, /^brought up to date \(kernel\.json, /);
      assert.equal(readFileSync(file, "utf8"), kernelspec(HOME));
      const changed = kernelspec(HOME).replace('"env": {', '"env": {"DESCENT_TYPE_CHECK": "off",');
      writeFileSync(file, changed);
      const questions: string[] = [];
      const refuse = async (question: string) => questions.push(question) < 0;
      assert.equal(await installKernel({ root: HOME, folder, agree: refuse }), "left alone");
      assert.match(questions[0], /an earlier one of this project\. Overwrite it\?/);
      assert.equal(readFileSync(file, "utf8"), changed);
    }));

  for (const mark of [true, false]) {
    it(`is replaced and removed without a question after its copy is gone, ${mark ? "with" : "without"} a mark in the spec`, () =>
      withFolder(async (scratch) => {
        const folder = join(scratch, "kernels", "typescript");
        const gone = join(scratch, "moved away");
        writeSpecOf(gone, folder, { mark });
        const became = await installKernel({ root: HOME, folder, agree: never });
        assert.equal(became, `installed in place of that of a copy that is gone, ${gone}`);
        assert.equal(readFileSync(join(folder, "kernel.json"), "utf8"), kernelspec(HOME));
        writeSpecOf(gone, folder, { mark });
        const removed = uninstallKernel({ root: HOME, folder });
        assert.equal(removed, `removed; it was that of a copy that is gone, ${gone}`);
        assert.ok(!existsSync(folder));
      }));

    it(`says whose it is when another copy is still there, ${mark ? "with" : "without"} a mark in the spec`, () =>
      withFolder(async (scratch) => {
        const folder = join(scratch, "kernels", "typescript");
        const copy = join(scratch, "copy");
        mkdirSync(join(copy, "kernel"), { recursive: true });
        writeFileSync(start(copy), "");
        writeSpecOf(copy, folder, { mark });
        const questions: string[] = [];
        const refuse = async (question: string) => questions.push(question) < 0;
        assert.equal(await installKernel({ root: HOME, folder, agree: refuse }), "left alone");
        assert.ok(questions[0].includes(`that of another copy of this project, ${copy}. Overwrite it?`));
        assert.throws(
          () => uninstallKernel({ root: HOME, folder }),
          /must be this project's: it is that of another copy/,
        );
      }));
  }
});
