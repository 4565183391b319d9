/**
 * What takes the place of a function of Node's for all cells. To whoever looks at it, and not only calls it, it is Node's
 * own: its name, how many arguments it takes, and what `promisify` makes of it.
 */
export function standIn<F extends (...args: never[]) => unknown>(
  original: F,
  call: (self: ThisParameterType<F>, args: Parameters<F>) => ReturnType<F>,
): F {
  return new Proxy(original, { apply: (_, self, args) => call(self, args as unknown as Parameters<F>) });
}
