import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { installKernel, kernelFolder, uninstallKernel } from "../../setup/own-jupyter.mjs";
import { project as HOME, withFolder } from "./temporary";

const never = async () => assert.fail("nobody should be asked");

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
});
