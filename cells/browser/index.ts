// Cells in a page or in a worker, in the order in which a page needs them.

export { type BrowserCells, type BrowserCellsParts, type CellResult, createBrowserCells } from "./create";
export type { CellOutput } from "./output";
export { type RemoteCells, remoteCells, serveCells } from "./remote";
export { NOTEBOOK, type Surroundings, TYPESCRIPT, TYPINGS } from "./surroundings";
