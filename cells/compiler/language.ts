import type ts from "typescript";
import { createDocuments } from "./documents";
import { createLateModules, type LateModules } from "./late-modules";
import { createLibrary, LIBRARY_FILE } from "./library";

/** The TypeScript compiler as a value: it is handed in, so that the same code runs in Node and in a browser. */
export type TypeScript = typeof ts;

/** Where the compiler reads files: `ts.sys` in Node, a table of texts in a browser. */
export type FileSystem = Pick<ts.System, "readFile" | "fileExists" | "directoryExists" | "getDirectories"> &
  Partial<Pick<ts.System, "realpath" | "getModifiedTime" | "readDirectory" | "useCaseSensitiveFileNames">> & {
    /** The folder with the declarations of the language, `lib.*.d.ts`; where the compiler itself lies when left out. */
    readonly libFolder?: string;
  };

/** One TypeScript project that is kept up to date while the texts of a few virtual files change. */
export interface Language {
  /** Gives a virtual file a new text. */
  setFile(fileName: string, text: string): void;
  /** The program over all files as they are now. */
  program(): ts.Program;
  /** Reads files of packages again, with their comments; says whether there was one that had been read without. */
  readComments(fileNames: readonly string[]): boolean;
  readonly service: ts.LanguageService;
  readonly files: FileSystem;
  /** Modules that can be imported, and that the program does not know before they are. */
  readonly lateModules: readonly string[];
}

export interface LanguageOptions {
  readonly files: FileSystem;
  /** The folder of the cells: relative imports start here. */
  readonly folder: string;
  /** Files that every cell sees besides its own: declarations of what the host offers. */
  readonly rootFiles: readonly string[];
  readonly typeRoots: readonly string[];
  /** Packages in `typeRoots` whose declarations every cell sees, such as `node`. */
  readonly types: readonly string[];
  /** Another folder whose packages cells may import when their own folder has none of that name. */
  readonly elsewhere?: string;
}

/**
 * Makes the project in which cells are checked, converted, completed and explained.
 *
 * One language service does all four, so that a file is read and parsed once, and a cell costs the compiler its own few
 * lines: everything that did not change is taken over from the program before.
 */
export function createLanguage(ts: TypeScript, options: LanguageOptions): Language {
  const texts = new Map<string, { text: string; version: number }>();
  const onDisk = versionsOnDisk(options.files);
  const documents = createDocuments(ts, onDisk.isBare);
  const late = createLateModules(options);
  const roots = new Set(options.rootFiles);
  const host = languageHost(ts, { ...options, texts, late, versionOnDisk: onDisk.of, roots });
  const service = ts.createLanguageService(host, documents);
  let current: ts.Program | undefined;
  return {
    service,
    files: options.files,
    lateModules: late.names,
    setFile(fileName, text) {
      const { text: before, version = 0 } = texts.get(fileName) ?? {};
      if (text !== before) {
        texts.set(fileName, { text, version: version + 1 });
        for (const file of late.askedFor(text)) roots.add(file);
      }
      // Files on the disk may have changed meanwhile.
      current = undefined;
      onDisk.forget();
    },
    program() {
      // The service looks at every file before it answers; once for each cell is enough.
      current ??= service.getProgram();
      if (!current) throw new Error("Cannot compile cells as the language service made no program");
      return current;
    },
    readComments(fileNames) {
      const isNew = fileNames.some(onDisk.isBare);
      fileNames.forEach(onDisk.readComments);
      if (isNew) current = undefined;
      return isNew;
    },
  };
}

interface HostOptions extends LanguageOptions {
  readonly texts: ReadonlyMap<string, { text: string; version: number }>;
  readonly versionOnDisk: (name: string) => string;
  readonly late: LateModules;
  /** `rootFiles`, and others that the texts have asked for. */
  readonly roots: ReadonlySet<string>;
}

function languageHost(ts: TypeScript, options: HostOptions): ts.LanguageServiceHost {
  const { files, folder, typeRoots, types, texts, versionOnDisk, late, roots } = options;
  const settings = compilerOptions(ts, typeRoots, types);
  const { useCaseSensitiveFileNames = true } = files;
  const library = createLibrary(files, files.libFolder ?? folderOf(ts.getDefaultLibFilePath(settings)));
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
    ...moduleLookup(ts, options, settings),
    getCompilationSettings: () => settings,
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

/**
 * How the service finds modules: as the compiler does, but what it has read of `package.json` files outlives a program.
 * Otherwise it would look for one above each of a thousand files, for every cell.
 */
function moduleLookup(ts: TypeScript, { files, folder, elsewhere, late }: HostOptions, settings: ts.CompilerOptions) {
  const cache = () => ts.createModuleResolutionCache(folder, (name) => name, settings, packages);
  const packages = packageDescriptions();
  const resolve = (name: string, from: string, mode: ts.ResolutionMode, known: ts.ModuleResolutionCache) =>
    ts.resolveModuleName(name, from, settings, files, known, undefined, mode);
  return {
    getModuleResolutionCache: cache,
    resolveModuleNameLiterals(
      literals: readonly ts.StringLiteralLike[],
      from: string,
      _redirected: unknown,
      options: ts.CompilerOptions,
      file: ts.SourceFile,
    ): readonly ts.ResolvedModuleWithFailedLookupLocations[] {
      const known = cache();
      return literals.map((literal) => {
        const lateFile = late.fileOf(literal.text, from);
        if (lateFile) return { resolvedModule: { resolvedFileName: lateFile, extension: ".d.ts" } };
        if (late.isDeclared(literal.text, from)) return { resolvedModule: undefined };
        const mode = ts.getModeForUsageLocation(file, literal, options);
        const found = resolve(literal.text, from, mode, known);
        const isPackage = !literal.text.startsWith(".");
        if (found.resolvedModule || !elsewhere || !isPackage) return found;
        return resolve(literal.text, `${elsewhere}/cell.ts`, mode, known);
      });
    },
  };
}

/**
 * What `package.json` files say, by their paths. The compiler looks some up for every file of every cell, and a table of
 * its own making would work out each path anew.
 */
function packageDescriptions() {
  const known = new Map<string, unknown>();
  return {
    getPackageJsonInfo: (path: string) => known.get(path),
    setPackageJsonInfo: (path: string, info: unknown) => void known.set(path, info),
    getInternalMap: () => known,
    clear: () => known.clear(),
  };
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/"));
const isInstalled = (name: string) => name.includes("/node_modules/");

/**
 * Packages do not change under a running kernel, but once, when their comments are read; a file of the user's own may,
 * and then its time does. The service asks several times for each cell, the disk is asked once.
 */
function versionsOnDisk(files: FileSystem) {
  const known = new Map<string, string>();
  const withComments = new Set<string>();
  const isBare = (name: string) => isInstalled(name) && !withComments.has(name);
  return {
    forget: () => known.clear(),
    /** Whether a file is read without its comments. */
    isBare,
    readComments: (name: string) => void withComments.add(name),
    of(name: string): string {
      if (isInstalled(name)) return isBare(name) ? "installed" : "installed, with comments";
      const version = known.get(name) ?? String(files.getModifiedTime?.(name)?.getTime() ?? 0);
      known.set(name, version);
      return version;
    },
  };
}

function compilerOptions(ts: TypeScript, typeRoots: readonly string[], types: readonly string[]): ts.CompilerOptions {
  return {
    target: ts.ScriptTarget.ES2022,
    lib: [LIBRARY_FILE],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [...types],
    typeRoots: [...typeRoots],
    strict: true,
    esModuleInterop: true,
    resolveJsonModule: true,
    jsx: ts.JsxEmit.React,
    allowJs: true,
    allowImportingTsExtensions: true,
    declaration: true,
    sourceMap: true,
    skipLibCheck: true,
    newLine: ts.NewLineKind.LineFeed,
  };
}
