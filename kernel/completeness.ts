import type { Content } from "./message";
import { ts } from "./typescript";

/** Errors of a text that stops in the middle of a template or a comment, wherever the compiler puts them. */
const UNFINISHED = new Set([1010, 1160]);
/** A text in quotes ends with its line: another line cannot mend it. */
const UNTERMINATED_TEXT = 1002;

/** Says to a console whether Enter should run the text or open another line. */
export function completeness(source: string): Content {
  try {
    return judge(source);
  } catch {
    // The compiler gives up on what is nested thousands deep.
    return { status: "unknown" };
  }
}

function judge(source: string): Content {
  const text = source.trimEnd();
  const { diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    fileName: "cell.ts",
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  if (diagnostics.length === 0) return { status: "complete" };
  const atEnd = diagnostics.some(
    ({ code, start = 0 }) => UNFINISHED.has(code) || (start >= text.length && code !== UNTERMINATED_TEXT),
  );
  // An empty line at the end asks to run the text as it is, so that its errors are seen.
  if (!atEnd || /\n\s*\n\s*$/.test(source)) return { status: "invalid" };
  return { status: "incomplete", indent: indentAfter(text) };
}

/** The indentation of the last line, deeper when it opens something. */
function indentAfter(text: string): string {
  const last = text.slice(text.lastIndexOf("\n") + 1);
  const indent = /^\s*/.exec(last)?.[0] ?? "";
  return /[{([]$/.test(last) ? `${indent}  ` : indent;
}
