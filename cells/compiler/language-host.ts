import type ts from "typescript";
import type { LanguageOptions, TypeScript } from "./language";
import type { LateModules } from "./late-modules";
import { createLibrary } from "./library";
import { moduleLookup } from "./module-lookup";

export interface HostOptions extends LanguageOptions {
  readonly texts: ReadonlyMap<string, { text: string; version: number }>;
  readonly versionOnDisk: (name: string) => string;
  readonly late: LateModules;
  /** `rootFiles`, and others that the texts have asked for. */
  readonly roots: ReadonlySet<string>;
  /** The options of the compiler as they are now; how modules are found does not change. */
  readonly settings: () => ts.CompilerOptions;
}

/** What the language service asks of its surroundings: texts and their versions, and where a module is. */
export function languageHost(ts: TypeScript, options: HostOptions): ts.LanguageServiceHost {
  const { files, folder, texts, versionOnDisk, late, roots, settings } = options;
  const { useCaseSensitiveFileNames = true } = files;
  const library = createLibrary(files, files.libFolder ?? folderOf(ts.getDefaultLibFilePath(settings())));
  const readFile = (name: string) => {
    const text = texts.get(name)?.text ?? library.readFile(name);
    return text && late.withoutThem(name, text);
  };
  const version = (name: string) => String(texts.get(name)?.version ?? versionOnDisk(name));
  // The service asks for the text of every file for every cell: each version is read once.
  const snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot | undefined }>();
  const read = (name: string, current: string) => {
    const text = readFile(name);
    const snapshot = text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    snapshots.set(name, { version: current, snapshot });
    return snapshot;
  };
  return {
    ...moduleLookup(ts, options, settings()),
    getCompilationSettings: settings,
    getScriptFileNames: () => [...roots, ...texts.keys()],
    getScriptVersion: version,
    getScriptSnapshot(name) {
      const current = version(name);
      const known = snapshots.get(name);
      return known?.version === current ? known.snapshot : read(name, current);
    },
    getCurrentDirectory: () => folder,
    useCaseSensitiveFileNames: () => useCaseSensitiveFileNames,
    getDefaultLibFileName: () => library.path,
    readFile,
    fileExists: (name) => name === library.path || texts.has(name) || files.fileExists(name),
    directoryExists: files.directoryExists,
    getDirectories: files.getDirectories,
    readDirectory: files.readDirectory,
    realpath: files.realpath,
  };
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/"));
