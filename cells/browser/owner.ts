/**
 * Remembers for which cell code is running, so that what it prints lands there, also from a timer or behind an `await`
 * after other cells have run. A page has nothing like Node's `AsyncLocalStorage`; so the places at which code goes on
 * later, timers and awaits, take the owner with them.
 */
export interface Owner {
  /** The number of the cell for which code is running, or ran last. */
  readonly cell: number;
  /** Makes what runs from now on belong to a cell. */
  enter(cell: number): void;
  /** A function that, whenever it is called, belongs to the cell for which code is running now. */
  carry<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R;
}

export function createOwner(): Owner {
  let current = 0;
  return {
    get cell() {
      return current;
    },
    enter(cell) {
      current = cell;
    },
    carry(work) {
      const cell = current;
      return (...args) => {
        current = cell;
        return work(...args);
      };
    },
  };
}
