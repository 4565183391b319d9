import { withoutMarks } from "./marks";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML that shows exactly that text, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return withoutMarks(text).replace(/[&<>"']/g, (character) => entities[character]);
}

/**
 * A value as JSON that may stand inside a script element: there only `<` has a meaning (`</script>` ends the element, `<!--`
 * changes how the rest is read), and JSON can write it as `\u003c`.
 */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
