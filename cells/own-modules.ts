import type { FileSystem } from "./compiler/language";

/**
 * The names under which the package that a folder belongs to offers itself to `import`, such as `descent` and
 * `descent/data`; the language service knows only those of other packages.
 */
export function ownModules(files: FileSystem, folder: string): string[] {
  const text = packageText(files, folder);
  if (text === undefined) return [];
  try {
    const { name, exports } = JSON.parse(text);
    if (typeof name !== "string" || typeof exports !== "object" || exports === null) return [];
    const paths = Object.keys(exports).filter((path) => /^\.(\/[^*]+)?$/.test(path));
    return paths.map((path) => name + path.slice(1));
  } catch {
    return []; // The file is being edited.
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
