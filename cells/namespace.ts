/** What a file exports: `require` gives it as it is. */
export interface Exported {
  readonly exports: unknown;
  /** What an `import` of the file sees: names, and `default` among them. */
  readonly namespace: Record<string, unknown>;
}

/**
 * A JSON file: the whole by default, and the keys of an object by name.
 *
 * @throws SyntaxError that names the file
 */
export function jsonModule(file: string, text: string): Exported {
  const value = parseJson(file, text.replace(/^\uFEFF/, ""));
  const isRecord = typeof value === "object" && !Array.isArray(value);
  return { exports: value, namespace: isRecord ? { ...value, default: value } : { default: value } };
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, message, position] = /^(.*?)(?: in JSON)?(?: at position (\d+).*)?$/s.exec((error as Error).message) ?? [];
    const line = position && `, line ${text.slice(0, Number(position)).split("\n").length}`;
    throw new SyntaxError(`${message} (${file}${line ?? ""})`);
  }
}

/**
 * What an `import` sees of a file that has run. A CommonJS file is the default of what it exports, as in Node and with
 * TypeScript's `esModuleInterop`; its own names are there besides, and what it inherits or adds later.
 */
export function namespaceOf(exports: unknown): Record<string, unknown> {
  if ((typeof exports !== "object" && typeof exports !== "function") || exports === null) return { default: exports };
  const names = exports as Record<string, unknown>;
  if (names.__esModule) return names;
  const namespace = Object.create(exports, { default: { value: exports, enumerable: true } });
  for (const [name, own] of Object.entries(Object.getOwnPropertyDescriptors(names))) {
    if (!own.enumerable || name === "default") continue;
    // What is computed when it is asked for stays so.
    const value = "value" in own ? { value: own.value } : { get: () => names[name] };
    Object.defineProperty(namespace, name, { ...value, enumerable: true });
  }
  return namespace;
}
