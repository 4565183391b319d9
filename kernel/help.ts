import type { Content } from "./message";
import type { Output } from "./output";

/** What a cell asks about: a name as in `Math.sqrt?`, and with a second question mark everything that is known of it. */
const QUESTION = /^\s*([\p{ID_Start}$_][\p{ID_Continue}$.]*)(\?\??)\s*$/u;

type Answer = (type: string, content: Content, count: number) => Promise<Content>;

/**
 * Lets a cell ask what a name is, as in other notebooks: `Math.sqrt?` is no TypeScript, and would only be an error. The
 * answer is what a tooltip shows, and goes to the pager of the front end.
 */
export function withHelp(answer: Answer, output: Pick<Output, "print">): Answer {
  async function explain(code: string, marks: string, count: number): Promise<Content> {
    const inspected = await answer(
      "inspect_request",
      { code, cursor_pos: [...code].length, detail_level: marks.length - 1 },
      count,
    );
    if (inspected.found !== true) output.print("stderr", `Nothing is known of ${code}\n`);
    const payload = inspected.found === true ? [{ source: "page", data: inspected.data, start: 0 }] : [];
    return { status: "ok", execution_count: count, user_expressions: {}, payload };
  }

  return async (type, content, count) => {
    const [, name, marks] = QUESTION.exec(String(content.code)) ?? [];
    if (name && type === "execute_request") return explain(name, marks, count);
    if (name && type === "is_complete_request") return { status: "complete" };
    return answer(type, content, count);
  };
}
