import type ts from "typescript";
import type { TypeScript } from "./language";

/**
 * The parsed files of a language service.
 *
 * What packages declare is commented at length: half the time that it takes to read the declarations of the language
 * and of Node goes into the comments, which nobody sees who does not ask about a name. So such files are read without
 * them, and once more, with them, when their version says so.
 *
 * @param isBare whether a file is to be read without its comments
 * @param whole calls what reads a file
 */
export function createDocuments(
  ts: TypeScript,
  isBare: (fileName: string) => boolean,
  whole: <T>(fileName: string, read: () => T) => T,
): ts.DocumentRegistry {
  const { ParseAll, ParseNone } = ts.JSDocParsingMode;
  const parsed = new Map<ts.Path, ts.SourceFile & { readonly version?: string }>();
  const document: ts.DocumentRegistry["acquireDocumentWithKey"] = (
    name,
    path,
    _,
    _key,
    text,
    version,
    kind,
    options,
  ) => {
    const known = parsed.get(path);
    if (known?.version === version) return known;
    const settings = typeof options === "object" ? options : { languageVersion: ts.ScriptTarget.ES2022 };
    const jsDocParsingMode = isBare(name) ? ParseNone : ParseAll;
    const all = { ...settings, jsDocParsingMode };
    const file = whole(name, () =>
      ts.createLanguageServiceSourceFile(name, text, all, version, known !== undefined, kind),
    );
    parsed.set(path, file);
    return file;
  };
  return {
    ...ts.createDocumentRegistry(),
    acquireDocumentWithKey: document,
    updateDocumentWithKey: document,
    releaseDocumentWithKey: (path: ts.Path) => void parsed.delete(path),
  };
}
