import type { FileSystem } from "./language";
import { referencesIn, withoutReferences } from "./references";

/** The parts of the language's own library that cells see; whoever fills a table of files needs them there. */
export const LIBRARIES: readonly string[] = ["es2023", "esnext.disposable", "esnext.decorators"];

/** The declarations of the language in one file, which is on no disk. */
export const LIBRARY_FILE = "lib.cells.d.ts";

/** The declarations of the language, and other files without what the declarations hold already. */
export interface Library {
  readonly path: string;
  readFile(path: string): string | undefined;
}

/** Before the declarations of each of the files that were joined; its name follows. */
const PART = "//// lib.";

/**
 * Joins the sixty files that `LIBRARIES` refer to into one. The compiler looks at every file for every cell, and joins
 * what each says of `Array` or `Promise`: half the time that it takes to make a program.
 *
 * @param folder where the compiler keeps them, as `lib.es2023.d.ts`
 */
export function createLibrary(files: FileSystem, folder: string): Library {
  const path = `${folder}/${LIBRARY_FILE}`;
  const joined = new Set<string>();
  const textOf = (name: string): string => {
    if (joined.has(name)) return "";
    joined.add(name);
    const text = withoutAbsent(files.readFile(`${folder}/lib.${name}.d.ts`) ?? "");
    const others = referencesIn(text, "lib").map(textOf);
    return [...others, `${PART}${name}.d.ts\n${withoutReferences(text, "lib", () => true)}`].join("\n");
  };
  const text = LIBRARIES.map(textOf).join("\n");
  return {
    path,
    readFile(name) {
      if (name === path) return text;
      const other = files.readFile(name);
      // The types of Node refer to some of them.
      return other && withoutReferences(other, "lib", (reference) => joined.has(reference));
    },
  };
}

/**
 * What this Node or browser does not have is no value, as `DisposableStack` on Node 20: a cell that makes one is refused
 * before it runs. As types, these names stay, since other declarations are made of them.
 */
function withoutAbsent(text: string): string {
  return text.replace(/^declare var (\w+): \1Constructor;$/gm, (whole, name) => (name in globalThis ? whole : ""));
}

/** The file of the compiler, or any other, that holds what stands at a position of a file. */
export function fileAt(path: string, text: string, position: number): string {
  if (!path.endsWith(`/${LIBRARY_FILE}`)) return path;
  const start = text.lastIndexOf(PART, position) + PART.length;
  return path.replace(LIBRARY_FILE, `lib.${text.slice(start, text.indexOf("\n", start))}`);
}
