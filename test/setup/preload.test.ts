import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { linkPackages, project, withFolder } from "./temporary";

/** Runs a script in a project whose TensorFlow has no native part; resolves to what it prints. */
function runWithoutNative(name: string, script: string): Promise<string> {
  return withFolder((folder) => {
    mkdirSync(join(folder, "setup"));
    for (const file of ["preload.cjs", "tensorflow-javascript.cjs"]) {
      copyFileSync(join(project, "setup", file), join(folder, "setup", file));
    }
    linkPackages(folder, "@tensorflow/tfjs", "danfojs-node");
    mkdirSync(join(folder, "node_modules/@tensorflow/tfjs-node"), { recursive: true });
    writeFileSync(join(folder, name), script);
    const args = ["--require", join(folder, "setup/preload.cjs"), join(folder, name)];
    return execFileSync(process.execPath, ["--no-warnings", ...args], { encoding: "utf8", stdio: "pipe" });
  });
}

const use = `
  const frame = new DataFrame({ mpg: [18, 15, 18], weight: [3504, 3693, 3436] });
  console.log(frame.shape.join(), frame["mpg"].describe().values[1], tf.getBackend(), tf.add(1, 2).dataSync()[0]);`;

describe("without TensorFlow's native part", () => {
  it("danfo.js works on TensorFlow's JavaScript version, after one line that says so", async () => {
    const script = `const { DataFrame } = require("danfojs-node"); const tf = require("@tensorflow/tfjs-node"); ${use}`;
    const printed = await runWithoutNative("script.cjs", `console.warn = console.log; ${script}`);
    assert.match(printed, /^TensorFlow runs in its slower JavaScript version; .*\n3,2 17 cpu 3\n$/);
  });

  it("an import works as a require does", async () => {
    const script = `import { DataFrame } from "danfojs-node"; import * as tf from "@tensorflow/tfjs-node"; ${use}`;
    assert.equal(await runWithoutNative("script.mjs", script), "3,2 17 cpu 3\n");
  });
});

describe("the preload", () => {
  const load = (script: string, folder = project) =>
    execFileSync(process.execPath, ["--require", join(folder, "setup/preload.cjs"), "-p", script], {
      encoding: "utf8",
    });

  it("mends what Node 23 removed and tfjs-node calls", () => {
    const script = `const util = require("node:util");
      [util.isNullOrUndefined(undefined), util.isNullOrUndefined(0), util.isArray([])].join()`;
    assert.equal(load(script), "true,false,true\n");
  });

  it("keeps what danfo.js rarely uses for its first use", () => {
    const script = `const { Series } = require("danfojs-node");
      const loaded = () => Object.keys(require.cache).some((file) => file.includes("mathjs"));
      const before = loaded();
      [before, new Series([18, 15, 21]).std(), loaded()].join()`;
    assert.equal(load(script), "false,3,true\n");
  });

  it("loads no package and no other file", () => assert.equal(load("Object.keys(require.cache).length"), "1\n"));

  it("works from a folder with spaces and Korean letters", () =>
    withFolder((folder) => {
      symlinkSync(join(project, "setup"), join(folder, "setup"));
      assert.equal(load("1 + 1", folder), "2\n");
    }));
});
