// What a cell is, from its text to what is seen of it; how it looks from outside, in the order of its life.

export type { Checking } from "./compiler/checks";
export type { CellDiagnostic } from "./compiler/convert";
export { guard } from "./compiler/guard";
export type { FileSystem, TypeScript } from "./compiler/language";
export { LIBRARIES } from "./compiler/library";
export { type CompiledModule, compileModule } from "./compiler/module";
export { CELL, CELLS, TURN } from "./compiler/names";
export { parse } from "./compiler/syntax";
export type { TslabConverter } from "./compiler/tslab";
export type { Completion } from "./complete";
export { createEngine, type Engine, type EngineParts } from "./engine";
export { freeNames } from "./free-names";
export type { CellBody, CellFunction, Host, LoadedModule } from "./host";
export { Interrupted } from "./interrupted";
export { type Exported, jsonModule, namespaceOf } from "./namespace";
export { type Late, lateReport, type Report } from "./report";
export type { CellName, Outcome } from "./run";
export { type Displayable, escapeHtml, type Inspect, type MimeBundle, NO_MATHEMATICS } from "./show/bundle";
export { html, latex, type Markup, markdown, svg } from "./show/markup";
export { show } from "./show/show";
export {
  callLines,
  type Frame,
  LINES_BEFORE_BODY,
  type LocateInFile,
  readableMessage,
  readCalls,
  readStack,
  type SourceOf,
} from "./trace";
export { createTslabModule, type TslabModule } from "./tslab";
export type { FileGuard, RunningCell, Values } from "./values";
export { createWaits } from "./waits";
