import { parse } from "../cells";
import type { Content } from "./message";
import { openBrackets } from "./open-brackets";
import { ts } from "./typescript";

/** Errors of a text that stops in the middle of a template or a comment, wherever the compiler puts them. */
const UNFINISHED = new Set([1010, 1160]);
/** A text with more errors is no unfinished one; each way to go on would find them again. */
const MOST_ERRORS = 1000;
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
  const { length } = errorsOf(text);
  if (length === 0) return { status: "complete" };
  // An empty line at the end asks to run the text as it is, so that its errors are seen.
  const isToRun = source.slice(text.length).split("\n").length > 2;
  if (isToRun || length > MOST_ERRORS || !canGoOn(text)) return { status: "invalid" };
  return { status: "incomplete", indent: indentAfter(text) };
}

/** Parsed and no more: the compiler cannot emit a class that has a decorator and no name yet. */
function errorsOf(text: string) {
  return parse(ts, text).parseDiagnostics;
}

/** What may stand before and behind the brackets that are still to be closed: something is missing, or it is a function. */
const BEFORE = ["", " x", " x: x"];
const BEHIND = ["", " => x", " x => x"];

/**
 * Whether there is a way to go on after which nothing is wrong in the text itself. The parser blames the beginning of
 * `<T>(a: T` as long as it cannot see the arrow; for `f(1}` there is no such way.
 */
function canGoOn(text: string): boolean {
  const isRight = (more: string) =>
    errorsOf(text + more).every(
      ({ code, start }) => UNFINISHED.has(code) || (start >= text.length && code !== UNTERMINATED_TEXT),
    );
  if (isRight("")) return true;
  const closing = openBrackets(ts, text).join("");
  return BEFORE.some((before) => BEHIND.some((behind) => isRight(before + closing + behind)));
}

/** The indentation of the last line, deeper when it opens something. */
function indentAfter(text: string): string {
  const last = text.slice(text.lastIndexOf("\n") + 1);
  const indent = /^\s*/.exec(last)?.[0] ?? "";
  return /[{([]$/.test(last) ? `${indent}  ` : indent;
}
