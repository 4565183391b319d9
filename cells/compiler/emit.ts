import type ts from "typescript";
import { containsAwait } from "./awaits";
import { brokenCallbacks } from "./callbacks";
import { readableCatches } from "./caught";
import type { ConvertedCell } from "./convert";
import type { Declarations } from "./declaration-list";
import { joinDeclarations } from "./declarations";
import type { BoundFile } from "./earlier";
import { guard } from "./guard";
import type { TypeScript } from "./language";
import { previousNames } from "./previous";
import { type CellImport, moduleToScript } from "./script";
import { rememberedThrows } from "./thrown";

/** `forceDtsEmit` is the compiler's own: a type that has no name outside of its cell must not keep the cell from running. */
type ForcedEmit = (...args: [...Parameters<ts.Program["emit"]>, forceDtsEmit: boolean]) => ts.EmitResult;

/** What the cells so far declared, and the files in which the compiler found it. */
interface Known {
  readonly declarations: Declarations;
  readonly files: readonly BoundFile[];
}

/** The script of a cell, and what all cells have declared with it. */
export function emit(ts: TypeScript, program: ts.Program, file: ts.SourceFile, known: Known): ConvertedCell {
  const facts = { imports: [] as CellImport[], names: [] as string[] };
  const checker = program.getTypeChecker();
  const transformers: ts.CustomTransformers = {
    before: [
      brokenCallbacks(ts, checker),
      readableCatches(ts, checker),
      rememberedThrows(ts),
      previousNames(ts, checker, known.files),
    ],
    after: [guard(ts, true), moduleToScript(ts, facts, lastExpression(ts, file))],
  };
  const output = { code: "", map: "", declarations: "" };
  const write = (name: string, text: string) => {
    if (name.endsWith(".d.ts")) output.declarations = text;
    else if (name.endsWith(".js")) output.code = text.replace(/^\/\/# sourceMappingURL=.*$/m, "");
    else if (name.endsWith(".js.map")) output.map = text;
  };
  (program.emit as ForcedEmit)(file, write, undefined, false, transformers, true);
  const scope = { checker, earlier: known.files, cell: file };
  const declarations = joinDeclarations(ts, scope, known.declarations, output.declarations);
  return { ...output, declarations, ...facts, awaits: containsAwait(ts, file) };
}

/** The statement whose value is that of the cell; exports at its end are the converter's. */
function lastExpression(ts: TypeScript, { statements }: ts.SourceFile): ts.Statement | undefined {
  const last = statements.findLast((statement) => !ts.isExportDeclaration(statement));
  return last && ts.isExpressionStatement(last) ? last : undefined;
}
