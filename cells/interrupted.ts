/** Thrown inside a cell that was asked to stop. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  constructor() {
    super("the cell was stopped; what it had computed by then is kept");
  }
}
