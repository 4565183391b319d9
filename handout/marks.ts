/**
 * Mathematics is set last, because only then is it known to be safe: KaTeX's markup needs style attributes, which the sanitizer
 * takes from everybody. Until then a formula travels as a mark in the text, between two characters that Unicode gives to no
 * script, and the sanitizer removes them from attributes.
 */
const mark = /\uFDD0([ID])([\w-]*)\uFDD1([^\s<\uFDD0]*)/g;

export interface Formula {
  readonly tex: string;
  /** Set on a line of its own. */
  readonly display: boolean;
}

export function markFormula({ tex, display }: Formula): string {
  return `\uFDD0${display ? "D" : "I"}${Buffer.from(tex).toString("base64url")}\uFDD1`;
}

/** Replaces every mark and what is written against it without a space: a full stop, a Korean particle. */
export function replaceMarks(html: string, replace: (formula: Formula, after: string) => string): string {
  return html.replace(mark, (_, kind, code, after) =>
    replace({ tex: Buffer.from(code, "base64url").toString(), display: kind === "D" }, after),
  );
}

/** Text that comes from outside cannot carry marks of its own. */
export function withoutMarks(text: string): string {
  return text.replace(/[\uFDD0\uFDD1]/g, "");
}
