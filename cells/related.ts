/** Another error that an error tells of, and how it came to it. */
export interface Related {
  readonly what: string;
  readonly other: unknown;
}

/** The errors of a failed `using`: its body's, or an earlier one of a disposal, and the one that came on top of it. */
interface Suppressed extends Error {
  readonly error: unknown;
  readonly suppressed: unknown;
}

/** An engine that has no such class gets a plain error with the same parts from the compiler. */
function isSuppressed(error: Error): error is Suppressed {
  return Object.hasOwn(error, "error") && Object.hasOwn(error, "suppressed");
}

/** The cause of an error, the errors that an `AggregateError` gathers, and those of a failed `using`, the first one first. */
export function relatedTo(error: Error): Related[] {
  try {
    const { cause } = error;
    const gathered: unknown[] = error instanceof AggregateError ? [...error.errors] : [];
    return [
      ...(cause === undefined ? [] : [{ what: "Caused by", other: cause }]),
      ...gathered.map((other, i) => ({ what: `Error ${i + 1} of ${gathered.length}`, other })),
      ...(isSuppressed(error) ? thrownInTurn(error) : []),
    ];
  } catch {
    return []; // They cannot be read.
  }
}

/** Of several disposals that failed each error holds the one before. */
function thrownInTurn({ error, suppressed }: Suppressed): Related[] {
  const before =
    suppressed instanceof Error && isSuppressed(suppressed)
      ? thrownInTurn(suppressed)
      : [{ what: "Thrown first", other: suppressed }];
  return [...before, { what: "Thrown while disposing", other: error }];
}

/** What its author, or Node, wrote into an error besides what every error has: `code`, `path`, … */
export function detailsOf(error: Error): Readonly<Record<string, unknown>> {
  const told = ["name", "message", "stack", "cause", "errors", ...(isSuppressed(error) ? ["error", "suppressed"] : [])];
  return Object.fromEntries(Object.entries(error).filter(([key]) => !told.includes(key)));
}
