import type ts from "typescript";
import type { Entry, Part } from "./parts";

/** The parts of a documentation comment: its text, and its tags in the words of a reader. */
export function documentationParts(
  documentation: readonly ts.SymbolDisplayPart[] = [],
  tags: readonly ts.JSDocTagInfo[] = [],
): Part[] {
  const text = textOf(documentation);
  const parameters = parametersOf(tags);
  return [
    ...(text === "" ? [] : [{ kind: "text", text } as const]),
    ...(parameters.length === 0 ? [] : [{ kind: "list", title: "Parameters", entries: parameters } as const]),
    ...tags.filter(({ name }) => !["param", "template"].includes(name)).map(tagPart),
  ];
}

/** What a comment says about each parameter. */
export function parametersOf(tags: readonly ts.JSDocTagInfo[] = []): Entry[] {
  return tags.filter(({ name }) => name === "param").map(parameter);
}

/** The words of display parts; a link is the text that stands for it, or else its name. */
export function textOf(parts: readonly ts.SymbolDisplayPart[] = []): string {
  return parts
    .filter(({ kind }, i) => kind !== "link" && !(kind === "linkName" && parts[i + 1]?.kind === "linkText"))
    .map(({ text }) => text)
    .join("")
    .trimEnd();
}

const TITLES: Readonly<Record<string, string>> = { return: "Returns", returns: "Returns", throws: "Throws" };

function tagPart({ name, text: said }: ts.JSDocTagInfo): Part {
  const text = textOf(said);
  const title = TITLES[name] ?? name[0].toUpperCase() + name.slice(1);
  // An example is code, unless it says itself which part of it is.
  if (name === "example" && !text.includes("```")) return { kind: "code", title, code: text };
  return { kind: "text", title, text };
}

/** The text of a parameter's tag begins with its name. */
function parameter({ text = [] }: ts.JSDocTagInfo): Entry {
  const name = textOf(text.filter(({ kind }) => kind === "parameterName"));
  return { name, text: textOf(text.filter(({ kind }) => kind !== "parameterName")).replace(/^[\s-]+/, "") };
}
