/** A tag of HTML, or a comment: its name is empty. */
export interface Tag {
  /** Where its `<` stands. */
  readonly start: number;
  /** Where it is over: behind its `>`, or at the end of all when it lacks one. */
  readonly end: number;
  readonly name: string;
  readonly kind: "opens" | "closes" | "is empty";
}

/** Elements whose content is text, whatever it looks like. */
const RAW: ReadonlySet<string> = new Set(["script", "style", "textarea", "title"]);

/** The tags of a piece of HTML, in one pass over it. */
export function* tagsOf(source: string): Generator<Tag, void> {
  const starts = /<(?:!--|(\/?)([a-z][^\s/>]*))/gi;
  for (let found = starts.exec(source); found; found = starts.exec(source)) {
    const [text, slash, name = ""] = found;
    const tag = tagAt(source, found.index, text.length, name.toLowerCase(), slash === "/");
    yield tag;
    const isText = tag.kind === "opens" && RAW.has(tag.name);
    starts.lastIndex = isText ? endOfText(source, tag.name, tag.end) : tag.end;
  }
}

function tagAt(source: string, start: number, length: number, name: string, isClosing: boolean): Tag {
  // The dashes that begin a comment may be those that end it.
  if (name === "") return { start, end: behind(source, "-->", start + 2), name, kind: "is empty" };
  const end = endOfTag(source, start + length);
  const kind = isClosing ? "closes" : source.endsWith("/>", end) ? "is empty" : "opens";
  return { start, end, name, kind };
}

/** An attribute in quotes may hold what would end the tag. */
function endOfTag(source: string, from: number): number {
  const stops = /["'>]/g;
  for (let at = from; ; ) {
    stops.lastIndex = at;
    const found = stops.exec(source);
    if (!found) return source.length;
    if (found[0] === ">") return stops.lastIndex;
    at = behind(source, found[0], stops.lastIndex);
  }
}

function endOfText(source: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?![^\\s/>])`, "gi");
  close.lastIndex = from;
  return close.exec(source)?.index ?? source.length;
}

function behind(source: string, text: string, from: number): number {
  const at = source.indexOf(text, from);
  return at < 0 ? source.length : at + text.length;
}
