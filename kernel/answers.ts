import { type CellConverter, complete, type Declarations, inspectCell, type Language } from "../cells";
import { fromCodePoints, toCodePoints } from "./code-points";
import type { Content } from "./message";

/** What is answered about the text of a cell while it is written; nothing of it is run. */
export interface Answers {
  complete(content: Content): Content;
  inspect(content: Content): Content;
}

interface AnswerParts {
  readonly language: Language;
  readonly converter: CellConverter;
  readonly folder: string;
  /** What the cells so far declared. */
  readonly declarations: () => Declarations;
}

export function createAnswers({ declarations, ...parts }: AnswerParts): Answers {
  const asked = ({ code, cursor_pos: cursor }: Content) => {
    const source = String(code ?? "");
    return { source, position: fromCodePoints(source, Number(cursor ?? 0)) };
  };
  return {
    complete(content) {
      const { source, position } = asked(content);
      const found = complete(parts, declarations(), source, position);
      const [start, end] = [found.start, found.end].map((at) => toCodePoints(source, at));
      const types = found.candidates.map(({ name, kind }) => ({ start, end, text: name, type: kind }));
      return {
        status: "ok",
        matches: found.candidates.map(({ name }) => name),
        cursor_start: start,
        cursor_end: end,
        metadata: { _jupyter_types_experimental: types },
      };
    },
    inspect(content) {
      const { source, position } = asked(content);
      const found = inspectCell(parts, declarations(), source, position, content.detail_level === 1);
      if (!found) return { status: "ok", found: false, data: {}, metadata: {} };
      const data = { "text/plain": found.plain, "text/markdown": found.markdown };
      return { status: "ok", found: true, data, metadata: {} };
    },
  };
}
