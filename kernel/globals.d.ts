// What every cell can use without importing it. The functions are in globals.ts.

/** Shows a value under the cell. With an `id`, `updateDisplay` can change it later. */
declare function display(value: unknown, options?: { readonly id?: string }): void;

/** Shows a value in the place of what `display` showed under the same `id`. */
declare function updateDisplay(value: unknown, options: { readonly id: string }): void;

/** Clears what the cell has shown so far; with `wait`, only when the next output arrives, which avoids flicker. */
declare function clearOutput(options?: { readonly wait?: boolean }): void;
