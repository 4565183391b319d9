import { codeFrame, red } from "./code-frame";
import type { CellDiagnostic } from "./compiler/convert";
import { adviceAbout, inWords } from "./earlier-names";
import type { Report } from "./report";
import { shortened } from "./shortened";
import { counted } from "./show/cell";

/** Errors of one cell to show: the first ones are often the reason for the others. */
const MOST_ERRORS = 10;
/** Letters of one message of the compiler to show. */
const LONGEST = 500;

/** Reports what the compiler has against a cell. Nothing ran; nothing changed. */
export function reportDiagnostics(source: string, diagnostics: readonly CellDiagnostic[]): Report {
  const errors = withExplanations(diagnostics);
  const lines = errors.slice(0, MOST_ERRORS).flatMap(([{ code, message, start, end }, ...explanations]) => {
    const width = start.line === end.line ? end.character - start.character : 1;
    return [
      `${red(`TS${code}`)}: ${readable(message)}`,
      ...codeFrame(source, start.line + 1, start.character + 1, width),
      ...explanations.map((one) => `    ${readable(one.message)}`),
      ...adviceAbout([message, ...explanations.map((one) => one.message)].join("\n")).map((advice) => `    ${advice}`),
    ];
  });
  const left = errors.length - MOST_ERRORS;
  if (left > 0) lines.push(`… and ${counted(left, "more error")}`);
  const { code, message } = diagnostics[0];
  return { name: `TS${code}`, message: readable(message), lines };
}

const readable = (message: string) => shortened(inWords(message), LONGEST);

/** tslab lists the explanations of a diagnostic behind it, at the same place. */
function withExplanations(diagnostics: readonly CellDiagnostic[]): CellDiagnostic[][] {
  const errors: CellDiagnostic[][] = [];
  for (const one of diagnostics) {
    const [first] = errors.at(-1) ?? [];
    const { line, character } = one.start;
    if (first?.start.line === line && first.start.character === character) errors.at(-1)?.push(one);
    else errors.push([one]);
  }
  return errors;
}
