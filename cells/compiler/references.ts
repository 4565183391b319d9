/** What a declaration file may refer to: a part of the language's library, or a file beside it. */
type Kind = "lib" | "path";

const reference = (kind: Kind) => new RegExp(`^/// *<reference +${kind}="([^"]+)" *\\/>`, "gm");

/** What a text refers to. */
export function referencesIn(text: string, kind: Kind): string[] {
  return [...text.matchAll(reference(kind))].map(([, name]) => name);
}

/** The text without some of its references; where these words stood, nothing moves. */
export function withoutReferences(text: string, kind: Kind, isLeftOut: (name: string) => boolean): string {
  return text.replace(reference(kind), (words, name) => (isLeftOut(name) ? " ".repeat(words.length) : words));
}
