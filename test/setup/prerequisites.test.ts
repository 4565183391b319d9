import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { projectNode } from "../../setup/node-version.mjs";
import { checkPrerequisites, installLine, missingOn } from "../../setup/prerequisites.mjs";
import { progressOn } from "../../setup/progress.mjs";
import { memory, project } from "./temporary";

const python = { path: "/usr/bin/python3", version: "3.11.2", venv: true, ensurepip: true, pipForOthers: true };
const machine = {
  platform: "linux",
  node: "20.20.2",
  python,
  compiler: "g++" as string | undefined,
  freeMegabytes: 50_000,
  packageManager: "apt" as const,
  isRoot: false,
};
const bare = { ...machine, python: { tooOld: "3.9.2" }, compiler: undefined, freeMegabytes: 300 };

function check(on: Parameters<typeof checkPrerequisites>[0], megabytes = 2700) {
  const stream = memory();
  checkPrerequisites(on, { megabytes, progress: progressOn(stream) });
  return stream.text();
}

describe("prerequisites", () => {
  it("are not mentioned where all are there", () => assert.equal(check(machine), ""));

  it("are all named at once, with the one line that installs them", () => {
    const expected = `Cannot make the project ready as this machine lacks:
  - Node 20.12 or later, or 22.9 or later: this is 18.19.0
  - Python 3.10 or later: the newest found is 3.9.2
  - a C++ compiler: without it TensorFlow runs in a slower version, everything else is the same
  - 2.7 GB of free disk space: 0.3 GB are free
Install with:
  sudo apt-get install -y python3 python3-venv g++ && sudo npx --yes n 22
Then run the command again.`;
    assert.throws(() => check({ ...bare, node: "18.19.0" }), { message: expected });
  });

  it("ask for venv where Debian has taken ensurepip out and no recent pip can stand in", () => {
    const [only] = missingOn({ ...machine, python: { ...python, ensurepip: false, pipForOthers: false } });
    assert.equal(only.what, "Python's venv and ensurepip for Python 3.11.2 (/usr/bin/python3)");
    assert.equal(installLine([only], machine), "sudo apt-get install -y python3-venv");
  });

  it("do without ensurepip where a recent pip can stand in", () => {
    assert.deepEqual(missingOn({ ...machine, python: { ...python, ensurepip: false } }), []);
  });

  it("go on without a compiler, with a word about what that costs", () => {
    assert.match(
      check({ ...machine, compiler: undefined }),
      /lacks:\n {2}- a C\+\+ compiler: .*\nInstall with:\n {2}sudo apt-get/,
    );
  });

  it("name the packages as the machine's package manager does", () => {
    const missing = missingOn({ ...bare, node: "18.0.0" });
    const line = (on: object) => installLine(missing, { ...bare, ...on });
    assert.equal(line({ packageManager: "dnf", isRoot: true }), "dnf install -y python3 gcc-c++ && npx --yes n 22");
    assert.equal(
      line({ packageManager: "brew", platform: "darwin" }),
      "brew install node python && xcode-select --install",
    );
    assert.equal(installLine([{ what: "space" }], machine), undefined);
  });
});

describe("the versions of Node", () => {
  it("are those that package.json names", () => {
    const { engines } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
    assert.equal(projectNode.engines, engines.node);
  });

  it("are 20 from 20.12 and all from 22.9", () => {
    const accepted = ["20.12.0", "20.20.2", "22.9.0", "22.23.3", "23.0.0", "24.21.0", "26.1.0"];
    const refused = ["18.20.8", "20.11.1", "21.7.3", "22.8.0"];
    assert.deepEqual([...accepted, ...refused].filter(projectNode.accepts), accepted);
  });
});
