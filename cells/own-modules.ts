import type { FileSystem } from "./compiler/language";

/**
 * The names under which the package that a folder belongs to offers itself to `import`, such as `descent` and
 * `descent/data`; the language service knows only those of other packages.
 */
export function ownModules(files: FileSystem, folder: string): string[] {
  const { name, exports } = packageOf(files, folder);
  if (typeof name !== "string") return [];
  const paths = keysOf(exports).filter((path) => /^\.(\/[^*]+)?$/.test(path));
  return paths.map((path) => name + path.slice(1));
}

/** The names of the packages that the package of a folder depends on. */
export function dependencies(files: FileSystem, folder: string): string[] {
  return keysOf(packageOf(files, folder).dependencies);
}

const keysOf = (value: unknown) => (typeof value === "object" && value !== null ? Object.keys(value) : []);

function packageOf(files: FileSystem, folder: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(packageText(files, folder) ?? "{}") ?? {};
  } catch {
    return {}; // The file is being edited.
  }
}

/** The nearest `package.json` in a folder or above. */
function packageText(files: FileSystem, folder: string): string | undefined {
  const parts = folder.split("/");
  for (let length = parts.length; length > 0; length--) {
    const text = files.readFile(`${parts.slice(0, length).join("/")}/package.json`);
    if (text !== undefined) return text;
  }
  return undefined;
}
