// The data sets of the course, and the reader behind them.
export { autoMpg, autoMpgTable } from "./auto-mpg";
export { toFrame } from "./frame";
export { type ColumnKind, parseTable, readTable, type Table, type TableForm } from "./table";
