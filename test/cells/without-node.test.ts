import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import ts from "typescript";
import { HOME } from "../home";

describe("cells/", () => {
  it("uses nothing that a page does not have", () => {
    const { config } = ts.readConfigFile(join(HOME, "tsconfig.json"), ts.sys.readFile);
    const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: [] }, HOME);
    const roots = ["index.ts", "browser/index.ts", "typings/page.d.ts"].map((name) => join(HOME, "cells", name));
    const program = ts.createProgram(roots, options);
    const wrong = [...program.getGlobalDiagnostics(), ...program.getSemanticDiagnostics()].map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
    assert.deepEqual(wrong, []);
  });
});
