// What a cell is, from its text to what is seen of it; how it looks from outside, in the order of its life.

export { type CellConverter, type CellDiagnostic, createCellConverter } from "./compiler/convert";
export type { Declarations } from "./compiler/declaration-list";
export { containsAwait, guard } from "./compiler/guard";
export type { TypeScript } from "./compiler/language";
export { createLanguage, type FileSystem, type Language, type LanguageOptions, LIBRARIES } from "./compiler/language";
export { type CompiledModule, compileModule, jsonModule } from "./compiler/module";
export { CELL, CELLS, TURN } from "./compiler/names";
export type { TslabConverter } from "./compiler/tslab";
export { type Completion, complete } from "./complete";
export { createEngine, type Engine, type EngineParts } from "./engine";
export { freeNames } from "./free-names";
export type { CellBody, CellFunction, Host, LoadedModule } from "./host";
export { inspectCell } from "./inspect";
export { type ErrorReader, type Late, lateReport, type Report, reportDiagnostics, reportError } from "./report";
export { type CellName, type CellSource, createRunner, type Outcome, type Runner } from "./run";
export type { Displayable, Inspect, MimeBundle } from "./show/bundle";
export { html, latex, type Markup, markdown, svg } from "./show/markup";
export { show } from "./show/show";
export { callLines, type Frame, LINES_BEFORE_BODY, type LocateInFile, readCalls, readStack } from "./trace";
export { createTslabModule, type TslabModule } from "./tslab";
export { Interrupted, type RunningCell, type Values } from "./values";
