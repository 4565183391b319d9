import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { LIBRARIES } from "../../cells";
import { createLibrary, fileAt } from "../../cells/compiler/library";

const [first, second] = LIBRARIES;
const texts: Readonly<Record<string, string>> = {
  [`/ts/lib.${first}.d.ts`]: '/// <reference lib="es5" />\ninterface Newer {}',
  [`/ts/lib.${second}.d.ts`]: '/// <reference lib="es5" />\ninterface Other {}',
  "/ts/lib.es5.d.ts": "interface Oldest {}\ndeclare var Map: MapConstructor;\ndeclare var NotYet: NotYetConstructor;",
  "/types/node.d.ts": '/// <reference lib="es5" />\n/// <reference lib="dom" />\ndeclare const process: object;',
};
const files = {
  readFile: (path: string) => texts[path],
  fileExists: (path: string) => path in texts,
  directoryExists: () => true,
  getDirectories: () => [],
};
const library = createLibrary(files, "/ts");
const whole = library.readFile(library.path) ?? "";

describe("the declarations of the language", () => {
  it("are one text, in which each file stands once, behind those that it refers to", () => {
    const declared = [...whole.matchAll(/interface (\w+)/g)].map(([, name]) => name);
    assert.deepEqual(declared, ["Oldest", "Newer", "Other"]);
    assert.doesNotMatch(whole, /reference/);
  });

  it("are not read once more when a package refers to a part of them; what is not among them is", () => {
    const text = library.readFile("/types/node.d.ts") ?? "";
    assert.doesNotMatch(text, /"es5"/);
    assert.match(text, /\/\/\/ <reference lib="dom" \/>/);
    assert.equal(text.length, texts["/types/node.d.ts"].length);
  });

  it("declare no value that this Node does not have", () => {
    assert.match(whole, /^declare var Map: MapConstructor;$/m);
    assert.doesNotMatch(whole, /declare var NotYet/);
  });

  it("know the file in which each of them was written", () => {
    const at = (name: string) => fileAt(library.path, whole, whole.indexOf(name));
    assert.deepEqual(["Oldest", "Newer"].map(at), ["/ts/lib.es5.d.ts", `/ts/lib.${first}.d.ts`]);
    assert.equal(fileAt("/types/node.d.ts", "declare const process: object;", 9), "/types/node.d.ts");
  });
});
