/** Whether it is an error of this realm, or of another one, as `vm` makes them: those are no `instanceof Error` here. */
export function isError(value: unknown): value is Error {
  try {
    return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
  } catch {
    return false; // It cannot be looked at.
  }
}
