/** What is told about a name or a call, in two forms of the same content. */
export interface Explanation {
  readonly markdown: string;
  readonly plain: string;
}

/** One part of an explanation. */
export type Part = { readonly title?: string } & (
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly entries: readonly Entry[] }
);

/** A name, perhaps with its type, and what it means. */
export interface Entry {
  readonly name: string;
  readonly text: string;
}

export function explanation(parts: readonly Part[]): Explanation {
  return { markdown: parts.map(asMarkdown).join("\n\n"), plain: parts.map(asPlain).join("\n\n") };
}

function asMarkdown(part: Part): string {
  const title = part.title === undefined ? "" : `**${part.title}**`;
  // Code in a text must begin its line.
  if (part.kind === "text") return [title, part.text].filter(Boolean).join(part.text.includes("```") ? "\n\n" : " ");
  const content = part.kind === "code" ? fenced(part.code, "ts") : part.entries.map(item).join("\n");
  return title ? `${title}\n\n${content}` : content;
}

function asPlain(part: Part): string {
  const title = part.title === undefined ? "" : `${part.title}:`;
  if (part.kind === "text") return [title, part.text].filter(Boolean).join(" ");
  const content =
    part.kind === "code"
      ? part.code
      : part.entries.map(({ name, text }) => (text ? `${name}: ${indented(text)}` : name)).join("\n");
  return title ? `${title}\n  ${indented(content)}` : content;
}

function item({ name, text }: Entry): string {
  const code = fence(name, 1);
  return `- ${code}${name}${code}${text ? `: ${indented(text)}` : ""}`;
}

function indented(text: string): string {
  return text.replace(/\n(?=.)/g, "\n  ");
}

function fenced(code: string, language: string): string {
  const marks = fence(code, 3);
  return `${marks}${language}\n${code}\n${marks}`;
}

/** More backticks than stand next to each other in the code, which so cannot end it. */
function fence(code: string, least: number): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  return "`".repeat(Math.max(least, longest + 1));
}
