/** A value in several formats by their MIME types; a notebook takes the richest that it can show. */
export type MimeBundle = Readonly<Record<string, unknown>>;

const display = Symbol.for("Jupyter.display");

/**
 * Gives a value the method by which a notebook asks how it wants to be shown.
 *
 * The method cannot be enumerated, so that the value stays plain data: for JSON, for printing, for comparing.
 */
export function shown<T extends object>(value: T, bundle: () => MimeBundle): T {
  return Object.defineProperty(value, display, { value: bundle, enumerable: false });
}

/** How a value that was made by `shown` wants to be shown. */
export function bundleOf(value: object): MimeBundle {
  return Reflect.get(value, display)();
}
