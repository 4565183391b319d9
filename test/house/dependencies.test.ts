import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { projectNode } from "../../setup/node-version.mjs";
import { read, root } from "./files";

const project = JSON.parse(read("package.json"));
const wanted: Record<string, string> = { ...project.dependencies, ...project.devDependencies };

/** The rows `| \`name\` | reason |` of the section "Dependencies". */
function reasons(): Map<string, string> {
  const section =
    read("CONTRIBUTING.md")
      .split(/^## /m)
      .find((text) => text.startsWith("Dependencies")) ?? "";
  const rows = [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];
  return new Map(rows.map(([, name, reason]) => [name, reason.trim()]));
}

describe("dependencies", () => {
  it("are pinned exactly", () => {
    const loose = Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    assert.deepEqual(loose, []);
  });

  it("have each a row with its reason in CONTRIBUTING.md, and no row is left of one that has gone", () => {
    assert.deepEqual([...reasons().keys()].sort(), Object.keys(wanted).sort());
  });

  it("are each in the lock file for every platform, with a hash: npm ci refuses a lock file that lacks one", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => ![`${path}/node_modules/${name}`, `node_modules/${name}`].some((at) => packages[at]),
      ),
    );
    const withoutHash = Object.entries(packages).filter(([path, { integrity }]) => path !== "" && !integrity);
    assert.deepEqual({ missing, withoutHash }, { missing: [], withoutHash: [] });
  });

  it("of Python are each in requirements.txt, with a hash for every file", () => {
    const named = [...read("requirements.in").matchAll(/^([A-Za-z][\w-]*)/gm)].map(([, name]) => name);
    const plain = (name: string) => name.toLowerCase().replaceAll("_", "-");
    const compiled = read("requirements.txt");
    for (const name of named) {
      assert.match(compiled, new RegExp(`^${plain(name)}==.* \\\\\\n +--hash=sha256:[0-9a-f]{64}`, "m"));
    }
  });
});

interface Locked {
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe("the version of Node", () => {
  it("in .nvmrc is one that the project runs on", () => {
    assert.ok(projectNode.accepts(`${read(".nvmrc").trim()}.99`));
  });

  it("is one that every script of package.json finds its file for", () => {
    const files = Object.values<string>(project.scripts).map((script) => script.replace(/^node /, ""));
    assert.deepEqual(
      files.filter((file) => !existsSync(join(root, file))),
      [],
    );
  });
});
