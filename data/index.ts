// The data sets of the course, and the reader behind them.
export { autoMpg, autoMpgTable } from "./auto-mpg";
export { type Digits, digits } from "./digits";
export { toFrame } from "./frame";
export { iris, irisTable } from "./iris";
export { type Labels, toLabels } from "./labels";
export { type Ratings, ratings } from "./ratings";
export { story } from "./story";
export { type ColumnKind, parseTable, readTable, type Table, type TableForm } from "./table";
