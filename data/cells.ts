/** Ends the reading with an error that says what must hold, where it does not, and what is there instead. */
export type Fail = (rule: string, place: Place, found: string) => never;

/** Where something stands in a file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What stands between two separators, without quotation marks and the spaces around it. */
export interface Cell extends Place {
  readonly text: string;
}

/** The cells of one row, and where the row ends. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly end: Place;
}

/**
 * Rows whose cells stand between runs of spaces or tabs; a cell with spaces in it stands in quotation marks.
 *
 * @param text the rows, one a line; empty lines are skipped
 */
export function spacedRows(text: string, fail: Fail): Row[] {
  return text.split(/\r?\n/).flatMap((content, i) => {
    const line = i + 1;
    if (content.trim() === "") return [];
    const cells = Array.from(content.matchAll(/"([^"]*)("?)|[^\s"]+/g), ({ 0: whole, 1: inner, 2: closing, index }) => {
      const place = { line, column: index + 1 };
      if (closing === "") fail("a quotation mark must be closed", place, "opens one that is not");
      return { text: inner ?? whole, ...place };
    });
    return [{ cells, end: { line, column: content.trimEnd().length + 1 } }];
  });
}

/**
 * Rows whose cells stand between commas, semicolons or tabs. A cell in quotation marks may hold these and ends of lines,
 * and a quotation mark as two.
 *
 * @param text the rows; empty lines are skipped
 * @param separator a single sign
 *
 * Source: RFC 4180, Common format and MIME type for comma-separated values (CSV) files.
 */
export function separatedRows(text: string, separator: string, fail: Fail): Row[] {
  const rows: Row[] = [];
  const reader = { text, separator, at: 0, line: 1, lineStart: 0 };
  while (reader.at < text.length) {
    const cells: Cell[] = [];
    do cells.push(nextCell(reader, fail));
    while (took(reader, separator));
    const end = placeOf(reader);
    if (took(reader, "\r\n") || took(reader, "\n") || took(reader, "\r")) startLine(reader);
    if (cells.length > 1 || cells[0].text !== "") rows.push({ cells, end });
  }
  return rows;
}

interface Reader {
  readonly text: string;
  readonly separator: string;
  at: number;
  line: number;
  lineStart: number;
}

function nextCell(reader: Reader, fail: Fail): Cell {
  while (" \t".includes(reader.text[reader.at] ?? "-") && reader.text[reader.at] !== reader.separator) reader.at++;
  const place = placeOf(reader);
  if (took(reader, '"')) return { text: quotedText(reader, place, fail), ...place };
  const start = reader.at;
  while (!endsCell(reader)) {
    if (reader.text[reader.at] === '"') {
      fail(
        "a quotation mark must begin its cell",
        placeOf(reader),
        "has one after other signs: double it within marks",
      );
    }
    reader.at++;
  }
  return { text: reader.text.slice(start, reader.at).trimEnd(), ...place };
}

/** What stands up to the closing mark, of which two in a row are one that belongs to the text. */
function quotedText(reader: Reader, open: Place, fail: Fail): string {
  let inner = "";
  while (!took(reader, '"') || reader.text[reader.at] === '"') {
    if (reader.at >= reader.text.length) fail("a quotation mark must be closed", open, "opens one that is not");
    const sign = reader.text[reader.at++];
    inner += sign;
    if (sign === "\n") startLine(reader);
  }
  while (reader.text[reader.at] === " ") reader.at++;
  if (!endsCell(reader)) {
    fail(
      "a quotation mark must close its cell",
      placeOf(reader),
      `has ${JSON.stringify(reader.text[reader.at])} after it`,
    );
  }
  return inner;
}

function endsCell({ text, separator, at }: Reader): boolean {
  return at >= text.length || text[at] === separator || text[at] === "\n" || text[at] === "\r";
}

function took(reader: Reader, sign: string): boolean {
  if (!reader.text.startsWith(sign, reader.at)) return false;
  reader.at += sign.length;
  return true;
}

function startLine(reader: Reader): void {
  reader.line++;
  reader.lineStart = reader.at;
}

function placeOf({ line, at, lineStart }: Reader): Place {
  return { line, column: at - lineStart + 1 };
}
