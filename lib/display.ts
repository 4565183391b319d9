/** A value in several formats, the notebook takes the richest that it can show; keys are MIME types. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/**
 * Gives a value the method that a notebook asks for how it wants to be shown.
 *
 * The method cannot be enumerated: the value stays plain data for JSON, for printing and for comparing.
 */
export function shown<T extends object>(value: T, bundle: () => MimeBundle): T {
  return Object.defineProperty(value, Symbol.for("Jupyter.display"), { value: bundle, enumerable: false });
}
