import type typescript from "typescript";
import type { TypeScript } from "../cells";

/** What closes the brackets that are open at the end of a text, the innermost first. */
export function openBrackets(ts: TypeScript, text: string): string[] {
  const { SyntaxKind: Kind } = ts;
  const closing: Partial<Record<typescript.SyntaxKind, string>> = {
    [Kind.OpenParenToken]: ")",
    [Kind.OpenBracketToken]: "]",
    [Kind.OpenBraceToken]: "}",
    [Kind.TemplateHead]: "}`",
  };
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, text);
  const open: string[] = [];
  let isValue = false;
  for (let token = scanner.scan(); token !== Kind.EndOfFileToken; token = scanner.scan()) {
    // The scanner alone cannot tell a division from a regular expression, or the end of a block from that of `${…}`.
    if (token === Kind.SlashToken && !isValue) token = scanner.reScanSlashToken();
    if (token === Kind.CloseBraceToken && open[0] === "}`") token = scanner.reScanTemplateToken(false);
    const closes = closing[token];
    if (closes) open.unshift(closes);
    else if (token === Kind.TemplateTail || scanner.getTokenText() === open[0]) open.shift();
    isValue = token <= Kind.Identifier && /[\w$)\]}'"`/]$/.test(scanner.getTokenText());
  }
  return open;
}
