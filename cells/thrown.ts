import { isError } from "./is-error";

/** Remembers where a cell threw something that has no calls of its own: no error, or one that was made elsewhere. */
export interface Thrown {
  /**
   * Gives back what is about to be thrown.
   *
   * @param isOld whether an error was not made on the spot, where it would have its calls
   */
  remember<T>(value: T, isOld?: boolean): T;
  /** An error that was made where this very value was thrown last; undefined if something else was thrown since. */
  placeOf(value: unknown): Error | undefined;
  /** A text may equal one that was thrown long ago: what an earlier cell threw says nothing about the next. */
  forget(): void;
}

/** `Error` as far as it is asked; a page's own types do not know what V8 has. */
interface MaybeV8 {
  captureStackTrace?(error: object, without: unknown): void;
}

/** Only the latest value is kept: what nobody catches is reported before something else is thrown. */
export function createThrown(): Thrown {
  let latest: { readonly value: unknown; readonly place: Error } | undefined;
  function remember<T>(value: T, isOld = false): T {
    if (isError(value) && !isOld) return value;
    const place = new Error();
    // Without this call itself; only V8 can.
    (Error as MaybeV8).captureStackTrace?.(place, remember);
    latest = { value, place };
    return value;
  }
  return {
    remember,
    placeOf: (value) => (latest && Object.is(latest.value, value) ? latest.place : undefined),
    forget() {
      latest = undefined;
    },
  };
}
