/** The object that holds the values of all cells, as the emitted code calls it. */
export const CELLS = "$cells";

/** What the emitted code asks of the cell that it belongs to: define a name, keep a result, look whether to stop. */
export const CELL = "$cell";

/** Counts the turns of the tight loops of a cell, so that only every 1,024th looks whether to stop. */
export const TURN = "$turn";
