import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { writeJupyterConfig } from "../../setup/jupyter-config.mjs";
import { writeKernelspec } from "../../setup/kernelspec.mjs";
import { linkTensorflow } from "../../setup/tensorflow-link.mjs";
import { linkPackages, project, withFolder } from "./temporary";

/** What a project's folder holds for the steps of every start. */
function furnish(folder: string): void {
  cpSync(join(project, "setup"), join(folder, "setup"), { recursive: true });
  linkPackages(folder, "tsx");
  mkdirSync(join(folder, "node_modules/@tensorflow/tfjs-node"), { recursive: true });
  mkdirSync(join(folder, ".cache/tensorflow/native/lib"), { recursive: true });
  mkdirSync(join(folder, ".cache/tensorflow/native/deps"), { recursive: true });
  writeFileSync(join(folder, ".cache/tensorflow/native/lib/binding"), "native");
}

function everyStart(folder: string): { argv: string[]; root_dir: string } {
  linkTensorflow(folder);
  writeKernelspec(folder);
  writeJupyterConfig(folder);
  const json = (path: string) => JSON.parse(readFileSync(join(folder, ".venv", path), "utf8"));
  const { argv } = json("share/jupyter/kernels/typescript/kernel.json");
  return { argv, root_dir: json("etc/jupyter/jupyter_config.json").ServerApp.root_dir };
}

describe("a project's folder", () => {
  it("may be called 경사 하강법 course: the kernel's command line runs there", () =>
    withFolder((folder) => {
      furnish(folder);
      mkdirSync(join(folder, "kernel"));
      const { argv } = everyStart(folder);
      const [node, ...args] = argv;
      writeFileSync(args.at(-2) as string, "console.log(process.argv[2])");
      const printed = execFileSync(node, [...args.slice(0, -1), "connection.json"], { encoding: "utf8", cwd: "/" });
      assert.equal(printed, "connection.json\n");
    }));

  it("may be moved: the next start writes its new place everywhere", () =>
    withFolder((folder) => {
      const [before, after] = [join(folder, "before"), join(folder, "after")];
      mkdirSync(before);
      furnish(before);
      everyStart(before);
      renameSync(before, after);
      const { argv, root_dir } = everyStart(after);
      assert.equal(
        argv.some((part) => part.startsWith(before)),
        false,
      );
      assert.equal(root_dir, join(after, "notebooks"));
      const binding = join(after, "node_modules/@tensorflow/tfjs-node/lib/binding");
      assert.equal(readFileSync(binding, "utf8"), "native");
    }));

  it("keeps what tfjs-node's own installer has put there, and loses a link that leads nowhere", () =>
    withFolder((folder) => {
      const tfjsNode = join(folder, "node_modules/@tensorflow/tfjs-node");
      mkdirSync(join(tfjsNode, "lib"), { recursive: true });
      symlinkSync("nowhere", join(tfjsNode, "deps"));
      linkTensorflow(folder);
      assert.deepEqual(readdirSync(tfjsNode), ["lib"]);
    }));
});

describe("this project, made ready", () => {
  const inSetup = (...args: string[]) => spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });

  it("is ready again without a package manager, a Python, a compiler or a network", () => {
    // Proxies that nobody answers, and a PATH on which nothing is found.
    const env = { PATH: "", HTTPS_PROXY: "http://127.0.0.1:9", HTTP_PROXY: "http://127.0.0.1:9" };
    const { status, stdout, stderr } = spawnSync(process.execPath, ["setup/setup.mjs"], {
      cwd: project,
      env,
      encoding: "utf8",
    });
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(
      stdout,
      /^(TensorFlow runs in its slower .*\n)?Everything is ready\. `npm start` opens the notebooks in JupyterLab\n$/,
    );
  });

  it("runs any Jupyter command with its output untouched, and keeps all that Jupyter writes inside the folder", () => {
    const { stdout } = inSetup("setup/jupyter.mjs", "--paths", "--json");
    const { data, config, runtime } = JSON.parse(stdout);
    const written = [data[0], data[1], config[0], config[1], runtime[0]];
    assert.deepEqual(
      written.filter((path: string) => !path.startsWith(project)),
      [],
    );
  });

  it("passes the exit code of a Jupyter command on", () => {
    assert.notEqual(inSetup("setup/jupyter.mjs", "nbconvert", "--to", "nothing").status, 0);
  });

  it("offers the TypeScript kernel and no other", () => {
    const { stdout } = inSetup("setup/jupyter.mjs", "kernelspec", "list", "--json");
    assert.deepEqual(Object.keys(JSON.parse(stdout).kernelspecs), ["typescript"]);
  });
});
