import type ts from "typescript";
import { versionsOnDisk } from "./disk-versions";
import { createDocuments } from "./documents";
import { languageHost } from "./language-host";
import { createLateModules } from "./late-modules";
import { asTslab, compilerOptions } from "./options";

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
  /** Reads and checks everything anew, where the compiler was left in the middle of it. */
  beginAgain(): void;
  /** Checks and compiles as tslab did from here on; what was declared before stays known. */
  followTslab(): void;
  followsTslab(): boolean;
  /** Not to be kept: there may be another one for the next cell. */
  readonly service: ts.LanguageService;
  close(): void;
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
  /** Calls what must not be left half done where the compiler may be broken; at once when left out. */
  readonly whole?: <T>(work: () => T) => T;
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
  const late = createLateModules(options);
  const roots = new Set(options.rootFiles);
  const strict = compilerOptions(ts, options);
  let settings = strict;
  const host = languageHost(ts, { ...options, texts, late, versionOnDisk: onDisk.of, roots, settings: () => settings });
  const { whole = (work) => work() } = options;
  // The compiler has one parser. Broken in the midst of a type in a comment it could not be put right again, so it reads to
  // its end what has many of those: files on the disk. A cell may be a table of a million numbers.
  const read = <T>(name: string, work: () => T) => (texts.has(name) ? work() : whole(work));
  const begin = () => ts.createLanguageService(host, createDocuments(ts, onDisk.isBare, read));
  let service = begin();
  let current: ts.Program | undefined;
  return {
    get service() {
      return service;
    },
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
    beginAgain() {
      service = begin();
      current = undefined;
    },
    followTslab() {
      // Many a notebook imports it in each of its cells.
      if (settings !== strict) return;
      settings = asTslab(strict);
      current = undefined;
    },
    close: () => service.dispose(),
    followsTslab: () => settings !== strict,
    readComments(fileNames) {
      const isNew = fileNames.some(onDisk.isBare);
      fileNames.forEach(onDisk.readComments);
      if (isNew) current = undefined;
      return isNew;
    },
  };
}
