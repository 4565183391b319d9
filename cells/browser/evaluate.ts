/** Makes a value of the text of an expression; errors in it name `url` and a line of `code`. */
export type Evaluate = (code: string, url: string) => unknown;

/**
 * Evaluates the code of cells and of the files that they import, with names of our own in the place of the page's:
 * `console`, `display`, timers. They are parameters of a function around the code, so that a cell may declare the same
 * names, and the page keeps its own.
 *
 * @param names what the code finds under each name
 */
export function createEvaluate(names: Readonly<Record<string, unknown>>): Evaluate {
  // Called under another name, `eval` does not see the variables of this file.
  const { eval: evaluate } = globalThis;
  const head = `((${Object.keys(names).join(", ")}) => `;
  return (code, url) => evaluate(`${head}${code}\n)\n//# sourceURL=${url}`)(...Object.values(names));
}
