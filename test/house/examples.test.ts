// Runs every @example of the documentation in lib/ and data/, and checks what it claims.
//
// A comment at the end of a line of an example is a claim; one on a line of its own is prose. The claims are:
//
//     step(w, g, state); // w = −2.9, state.v = 1.9: after a colon come words for the reader
//     x.data; //                 = [1, 0, 2]               the value of the line itself, exactly
//     model.intercept; //        ≈ 1.000                   the same, to as many decimals as are written
//     sgd({ lr: 1 }); //         throws Cannot build sgd   the message begins like this
//
// A typed array equals the array of its numbers, and one of a single number that number. All names of `descent`,
// `descent/tensorflow` and `descent/data` are in scope, and those of the file itself.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const doors = ["lib/index.ts", "lib/tensorflow.ts", "data/index.ts"];

interface Example {
  readonly file: string;
  readonly name: string;
  readonly code: string;
}

interface Claim {
  readonly kind: "=" | "≈" | "throws";
  /** What is claimed about; empty for the value of the line itself. */
  readonly subject: string;
  readonly value: string;
}

/** What the examples of a file call: written into the code instead of the comments. */
const judge = {
  equal(actual: unknown, expected: unknown): void {
    assert.deepStrictEqual(plain(actual, expected), plain(expected, expected));
  },
  close(actual: unknown, expected: unknown, decimals: number): void {
    const found = [plain(actual, expected)].flat() as number[];
    const wanted = [expected].flat() as number[];
    const near =
      found.length === wanted.length && found.every((x, i) => Math.abs(x - wanted[i]) <= 0.5 * 10 ** -decimals);
    assert.ok(near, `${found.join(", ")} is not ${wanted.join(", ")} to ${decimals} decimals`);
  },
  throws(run: () => unknown, message: string): void {
    assert.throws(run, (error: Error) => {
      assert.equal(error.message.slice(0, message.length), message);
      return true;
    });
  },
};

function plain(value: unknown, expected: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return Object.is(value, -0) ? 0 : value;
  const numbers = Array.from(value as Float64Array, (x) => x + 0);
  return numbers.length === 1 && typeof expected === "number" ? numbers[0] : numbers;
}

/** Splits at a mark that stands outside quotation marks and brackets. */
function splitOutside(text: string, mark: RegExp): string[] {
  const parts = [""];
  let depth = 0;
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (quote) quote = letter === quote ? "" : quote;
    else if (`"'\``.includes(letter)) quote = letter;
    else if ("([{".includes(letter)) depth++;
    else if (")]}".includes(letter)) depth--;
    const found = depth === 0 && !quote && text.slice(i).match(mark);
    if (found && found.index === 0) {
      parts.push("");
      i += found[0].length - 1;
    } else parts[parts.length - 1] += letter;
  }
  return parts;
}

/** Reads the claims of a comment; whatever is no claim is refused, as nobody would notice when it turned false. */
function readClaims(comment: string): Claim[] {
  const text = comment.replace(/^\/\/\s*/, "").replaceAll("−", "-");
  if (text.startsWith("throws ")) return [{ kind: "throws", subject: "", value: text.slice("throws ".length) }];
  const [claims] = splitOutside(text, /^: /);
  return splitOutside(claims, /^, /).map((claim) => {
    const kind = /(?:^|\s)(=|≈)\s/.exec(claim)?.[1] as "=" | "≈" | undefined;
    const [subject, value] = kind ? splitOutside(` ${claim}`, new RegExp(`^ ${kind} `)) : [];
    assert.ok(kind && value !== undefined, `no claim that can be checked: ${comment}`);
    return { kind, subject: subject.trim(), value: value.trim() };
  });
}

/** The code of an example with its claims turned into calls of the judge. */
function withChecks(code: string): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true);
  const claimed = new Set<number>();
  const statements = source.statements.map((statement) => {
    const comment = ts.getTrailingCommentRanges(code, statement.end)?.[0];
    const text = statement.getText();
    if (!comment) return text;
    claimed.add(comment.pos);
    return withClaims(statement, text, readClaims(code.slice(comment.pos, comment.end)));
  });
  for (const place of endOfLineComments(code)) {
    assert.ok(claimed.has(place), `a claim inside a block cannot be checked: ${code.slice(place).split("\n")[0]}`);
  }
  return `{\n${statements.join("\n")}\n}`;
}

function withClaims(statement: ts.Statement, text: string, claims: readonly Claim[]): string {
  if (claims[0].kind === "throws") return `judge.throws(() => { ${text} }, ${JSON.stringify(claims[0].value)});`;
  const checks = claims.map(({ kind, subject, value }) => {
    assert.ok(subject || ts.isExpressionStatement(statement), `only an expression has a value: ${text}`);
    const actual = subject || text.replace(/;$/, "");
    const decimals = Math.max(0, ...Array.from(value.matchAll(/\.(\d+)/g), ([, digits]) => digits.length));
    return kind === "=" ? `judge.equal(${actual}, ${value});` : `judge.close(${actual}, ${value}, ${decimals});`;
  });
  return claims.every(({ subject }) => subject === "") ? checks.join("\n") : [text, ...checks].join("\n");
}

function endOfLineComments(code: string): number[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, code);
  const places: number[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind !== ts.SyntaxKind.SingleLineCommentTrivia) continue;
    const at = scanner.getTokenStart();
    if (code.slice(code.lastIndexOf("\n", at) + 1, at).trim() !== "") places.push(at);
  }
  return places;
}

/** The examples of a file, each under the name that it documents. */
function examplesOf(file: string): Example[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: Example[] = [];
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      // A tag is found again from the parts of a declaration: it counts where its comment stands.
      if (tag.tagName.text !== "example" || tag.parent.parent !== node) continue;
      const name = ts.isVariableStatement(node)
        ? node.declarationList.declarations[0].name
        : ts.getNameOfDeclaration(node as ts.Declaration);
      const code = tag
        .getFullText()
        .replace(/^@example\s*/, "")
        .replace(/^[ \t]*\*[ \t]?/gm, "")
        .trimEnd();
      found.push({ file, name: name?.getText() ?? "?", code });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name).replaceAll("\\", "/"))
    .sort();
}

async function run({ file, code }: Example): Promise<void> {
  const paths = [...doors, file].map((path) => pathToFileURL(join(root, path)).href);
  const scope: Record<string, unknown> = Object.assign({}, ...(await Promise.all(paths.map((path) => import(path)))));
  const { outputText } = ts.transpileModule(withChecks(code), { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  await new AsyncFunction("judge", ...Object.keys(scope), outputText)(judge, ...Object.values(scope));
}

/** The names that a file exports. */
function exportsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && statement.exportClause) {
      const { exportClause } = statement;
      const named = ts.isNamedExports(exportClause) ? exportClause.elements : [exportClause];
      return named.map(({ name }) => name.text);
    }
    if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(isExport)) return [];
    const declared = ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [statement];
    return declared.map((declaration) => ts.getNameOfDeclaration(declaration as ts.Declaration)?.getText() ?? "?");
  });
}

function isExport({ kind }: ts.ModifierLike): boolean {
  return kind === ts.SyntaxKind.ExportKeyword;
}

/** An example as a module of its own; a line that is meant to fail may fail in the compiler, too. */
function asModule({ file, code }: Example): string {
  const taken = new Set<string>();
  const imports = [...doors, file].map((path) => {
    const names = exportsOf(path).filter((name) => !taken.has(name) && new RegExp(`\\b${name}\\b`).test(code));
    for (const name of names) taken.add(name);
    return `import { ${names.join(", ")} } from "../../${path.replace(/\.ts$/, "")}";`;
  });
  const body = code.replace(/^.*\/\/ throws .*$/gm, "// @ts-ignore\n$&");
  return `${imports.join("\n")}\nexport async function example() {\n${body}\n}\n`;
}

function moduleName(k: number): string {
  return join(root, "test/house", `example-${k}.ts`);
}

/** One program over the doors and all examples, as a cell that holds an example would be compiled. */
function programOf(examples: readonly Example[]): ts.Program {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const lenient = { ...options, noUnusedLocals: false, verbatimModuleSyntax: false, isolatedModules: false };
  const host = ts.createCompilerHost(lenient);
  const modules = new Map(examples.map((each, k) => [moduleName(k), asModule(each)]));
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => modules.has(name) || fileExists(name);
  host.getSourceFile = (name, target, ...rest) => {
    const text = modules.get(name);
    return text === undefined ? getSourceFile(name, target, ...rest) : ts.createSourceFile(name, text, target, true);
  };
  return ts.createProgram([...doors.map((door) => join(root, door)), ...modules.keys()], lenient, host);
}

const examples = [...files("lib"), ...files("data")].flatMap(examplesOf);
const program = programOf(examples);

describe("the examples of the documentation", () => {
  for (const example of examples) {
    it(`${example.file}: ${example.name} does what its example says`, () => run(example));
  }

  it("compile under the course's configuration", () => {
    const errors = examples.flatMap((example, k) => {
      const file = program.getSourceFile(moduleName(k)) as ts.SourceFile;
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
        ({ messageText, start = 0 }) =>
          `${example.file}: ${ts.flattenDiagnosticMessageText(messageText, " ")}: ${file.text.slice(start, start + 60)}`,
      );
    });
    assert.deepEqual(errors, []);
  });
});

describe("the documentation", () => {
  const checker = program.getTypeChecker();
  for (const door of doors) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(join(root, door)) as ts.Node) as ts.Symbol;
    const exported = namesOf(module);

    it(`has a sentence for every name of ${door}`, () => {
      const silent = exported.filter(({ named }) => named.getDocumentationComment(checker).length === 0);
      assert.deepEqual(
        silent.map(({ name }) => name),
        [],
      );
    });

    it(`has an example for every value of ${door}`, () => {
      const bare = exported.filter(({ named, isValue }) => isValue && !hasExample(named));
      assert.deepEqual(
        bare.map(({ name }) => name),
        [],
      );
    });
  }

  /** The names of a module, and in the place of a namespace such as `math` the names in it. */
  function namesOf(module: ts.Symbol): { name: string; named: ts.Symbol; isValue: boolean }[] {
    return checker.getExportsOfModule(module).flatMap((symbol) => {
      const named = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      if (named.flags & ts.SymbolFlags.ValueModule) return namesOf(named);
      return { name: symbol.name, named, isValue: (named.flags & ts.SymbolFlags.Value) !== 0 };
    });
  }

  function hasExample(symbol: ts.Symbol): boolean {
    return symbol.getJsDocTags(checker).some((tag) => tag.name === "example");
  }
});

describe("the reader of examples", () => {
  const checked = (code: string) => run({ file: "lib/index.ts", name: "", code });

  it("lets a true claim pass", async () => {
    await checked("const w = [1, 2]; // w = [1, 2], w.length = 2: two numbers");
    await checked("Math.sqrt(2); // ≈ 1.414");
    await checked("Float64Array.of(-1); // = −1");
    await checked('JSON.parse("}"); // throws Unexpected token');
  });

  it("stops a false one", async () => {
    await assert.rejects(checked("1 + 1; // = 3"));
    await assert.rejects(checked("Math.sqrt(2); // ≈ 1.415"));
    await assert.rejects(checked("const w = 1; // w = 1, w + 1 = 3"));
    await assert.rejects(checked("1 + 1; // throws Cannot add"));
  });

  it("refuses a comment that claims nothing that can be checked", async () => {
    await assert.rejects(checked("const w = 1; // one"), /no claim that can be checked/);
    await assert.rejects(checked("for (;;) {\n  break; // at once\n}"), /inside a block/);
  });
});
