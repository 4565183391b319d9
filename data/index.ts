// The data sets of the course, and the reader behind them.
export { autoMpg, autoMpgColumns, autoMpgFile } from "./auto-mpg";
export { type ColumnKind, parseTable, readTable, type Table, type TableForm } from "./table";
