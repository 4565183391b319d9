import { readdirSync, readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "esbuild";

/** Whose words `ts.NAME` decide what is kept: the sources of cells, and tslab's converter. */
const USERS = ["cells", "node_modules/tslab/dist/converter.js"];

/**
 * The compiler as a module whose unused parts esbuild can leave out.
 *
 * It comes as one function with two thousand exports, of which a bundler keeps everything. Here the function's body
 * becomes the module itself, and exports what its users name.
 *
 * @throws Error when the file is not built as it was in TypeScript 6.0
 */
export const usedTypeScript = (home: string): Plugin => ({
  name: "typescript-as-module",
  setup({ onLoad }) {
    onLoad({ filter: /node_modules[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, async ({ path }) => ({
      contents: asModule(await readFile(path, "utf8"), usedNames(home)),
    }));
  },
});

function usedNames(home: string): ReadonlySet<string> {
  const files = USERS.flatMap((place) => filesAt(join(home, place)));
  const texts = files.map((file) => readFileSync(file, "utf8"));
  return new Set(
    texts.flatMap((text) => Array.from(text.matchAll(/\bts(?: as [\w ]+\))?\.(\w+)/g), ([, name]) => name)),
  );
}

function filesAt(place: string): readonly string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(place, name));
}

const HEAD = "var ts = {}; ((module) => {\n";
const LIST =
  /^__export\(typescript_exports, \{\n([\s\S]*?)^\}\);\nmodule\.exports = __toCommonJS\(typescript_exports\);$/m;
const TAIL = /^\/\/ Annotate the CommonJS export names for ESM import in node:[\s\S]*$/m;

function asModule(text: string, used: ReadonlySet<string>): string {
  const list = LIST.exec(text)?.[1];
  if (!list || !text.includes(HEAD) || !TAIL.test(text)) {
    throw new Error(
      "Cannot bundle the compiler as typescript.js must be built as in TypeScript 6.0: its frame is different",
    );
  }
  const names = [...list.matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)].filter(([, name]) => used.has(name));
  const body = text
    .replace(HEAD, "")
    .replace(LIST, "")
    .replace(TAIL, "")
    // Namespaces inside: made by a call that has no effect but its value, so that an unused one goes.
    .replace("__defProp(target, name, { get: all[name], enumerable: true });", "$&\n  return target;")
    .replace(/^var (\w+) = \{\};\n__export\(\1, /gm, "var $1 = /* @__PURE__ */ __export({}, ")
    .replace(/^(registerCodeFix|registerRefactor)\(/gm, "/* @__PURE__ */ $1(");
  return `${body}\nexport { ${names.map(([, name, local]) => `${local} as ${name}`).join(", ")} };`;
}
