import type { CellDiagnostic } from "../cells";

/** What stands at the beginning of a line that Python notebooks take for a command: `%time`, `%%bash`, `!ls -l`. */
const COMMAND = /^\s*(?:%%?(?<magic>[A-Za-z]\w*)|!\s*(?<shell>[\w./~-].*?))(?:\s+(?<rest>.*))?\s*$/;

const shell = (command: string) =>
  `import { execSync } from "node:child_process"; execSync(${JSON.stringify(command)}, { stdio: "inherit" })`;
const clock = 'console.time("it"); …; console.timeEnd("it")';
const bash = shell("…");

/** What to do instead, by the name of the command. */
const INSTEAD: Readonly<Record<string, string>> = {
  time: clock,
  timeit: clock,
  bash,
  sh: bash,
  system: bash,
  html: "html`…` shows markup",
  latex: "latex`…` shows a formula",
  markdown: "markdown`…` shows Markdown",
  svg: "svg`…` shows an image",
  javascript: "the code itself, without the line",
  js: "the code itself, without the line",
  matplotlib: "leave the line out, figures are shown by themselves",
  autoreload: "leave the line out, edited files are loaded again by themselves",
  load_ext: "leave the line out and import what you need",
  run: 'import "./file"',
  cd: 'process.chdir("…")',
  pwd: "process.cwd()",
  env: "process.env.NAME",
  writefile: 'import { writeFileSync } from "node:fs"; writeFileSync("…", text)',
  pip: "npm install NAME in a terminal, in the folder of the notebook or above; then import it",
};

/**
 * Says of lines that are commands of Python notebooks what to write instead; the compiler says no more than that an
 * expression was expected.
 */
export function withAdvice(source: string, diagnostics: readonly CellDiagnostic[]): readonly CellDiagnostic[] {
  const lines = source.split(/\r?\n/);
  const advised = diagnostics.flatMap((diagnostic) => {
    const advice = adviceFor(lines[diagnostic.start.line] ?? "", diagnostic);
    return advice === undefined ? [] : [{ ...diagnostic, message: advice }];
  });
  // One line has several mistakes, and one is the reason for all: what follows it may be Python or shell too.
  const seen = new Set<number>();
  const first = advised.filter(({ start }) => !seen.has(start.line) && seen.add(start.line));
  return first.length > 0 ? first : diagnostics;
}

/** Undefined for TypeScript, in which a line may begin with `%` and `!` too. */
function adviceFor(line: string, { code, message }: CellDiagnostic): string | undefined {
  const { magic, shell: command, rest = "" } = COMMAND.exec(line)?.groups ?? {};
  const name = magic ?? command;
  if (name === undefined || !(isSyntax(code) || UNKNOWN_NAME.has(code))) return undefined;
  const isPip = /^(python\S* -m )?(pip|conda)\d?$/.test(name);
  const instead = isPip ? INSTEAD.pip : magic ? INSTEAD[magic] : shell(`${command} ${rest}`.trim());
  const what = instead === undefined ? "only TypeScript runs here" : `write instead: ${instead}`;
  const why = `${magic ? `%${magic}` : `!${command}`} is a command of Python notebooks and no TypeScript; ${what}`;
  return isSyntax(code) ? why : `${message} If it is meant so: ${why}`;
}

/** The compiler's numbers for code that does not parse. */
const isSyntax = (code: number) => code >= 1000 && code < 2000;
/** Without and with the question whether another name is meant. */
const UNKNOWN_NAME = new Set([2304, 2552]);
