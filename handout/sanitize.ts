import sanitizeHtml from "sanitize-html";
import { withoutMarks } from "./marks";

/** The data of a picture that may be shown, or nothing when it is not at hand. */
export type ImageSource = (address: string) => string | undefined;

const text = [
  "p",
  "br",
  "hr",
  "blockquote",
  "pre",
  "code",
  "kbd",
  "samp",
  "var",
  "a",
  "img",
  "div",
  "span",
  "details",
  "summary",
];
const marks = [
  "em",
  "strong",
  "b",
  "i",
  "u",
  "s",
  "del",
  "ins",
  "sub",
  "sup",
  "small",
  "mark",
  "abbr",
  "cite",
  "q",
  "dfn",
];
const lists = ["ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption"];
const tables = ["table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"];
const headings = ["h1", "h2", "h3", "h4", "h5", "h6"];
const cell = ["colspan", "rowspan", "scope", "align", "style"];
const alignment = { "text-align": [/^(left|right|center)$/] };

/**
 * HTML with nothing in it but what is written here: no script, no style but the alignment of table cells, no identifiers, no
 * classes but those of highlighted code and of data frames, no address but http, https, mailto and places in the page itself.
 *
 * An allow-list, because the ways to run a script are many and change; sanitize-html, because it parses HTML as a browser does.
 * Without `image`, pictures keep only data addresses; a picture that is not at hand becomes a link, as a handout loads nothing.
 */
export function sanitize(html: string, image: ImageSource = keepData): string {
  const clean = sanitizeHtml(html, {
    allowedTags: [...text, ...marks, ...lists, ...tables, ...headings],
    nonTextTags: [
      "script",
      "style",
      "textarea",
      "option",
      "noscript",
      "iframe",
      "object",
      "svg",
      "math",
      "title",
      "template",
    ],
    allowedAttributes: {
      "*": ["title", "lang"],
      a: ["href"],
      img: ["src", "alt", "width", "height"],
      ol: ["start"],
      details: ["open"],
      th: cell,
      td: cell,
    },
    allowedClasses: { code: ["language-*"], span: ["hljs-*"], table: ["dataframe"] },
    allowedStyles: { th: alignment, td: alignment },
    allowedSchemes: ["http", "https", "mailto"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    transformTags: {
      "*": (tagName, attribs) => ({ tagName, attribs: mapValues(attribs, withoutMarks) }),
      a: (tagName, { href, ...attribs }) => ({ tagName, attribs: isLink(href) ? { ...attribs, href } : attribs }),
      img: (_, attribs) => pictureOrLink(attribs, image),
    },
  });
  // The corner of a data frame is no heading of anything.
  const withCorners = clean.replace(/<th([^<>]*)><\/th>/g, "<td$1></td>");
  // A wide table scrolls by itself, with the keyboard too: the page keeps the width of the screen.
  return withCorners
    .replaceAll("<table", '<div class="wide" tabindex="0"><table')
    .replaceAll("</table>", "</table></div>");
}

function pictureOrLink(
  { src = "", alt = "", ...attribs }: sanitizeHtml.Attributes,
  image: ImageSource,
): sanitizeHtml.Tag {
  const data = image(src);
  if (data !== undefined) return { tagName: "img", attribs: { ...attribs, src: data, alt } };
  return { tagName: "a", attribs: isLink(src) ? { href: src } : {}, text: alt || src };
}

/** A path to another file would be broken as soon as the handout is sent to somebody. */
function isLink(address: string | undefined): boolean {
  return /^(https?:|mailto:|#)/i.test(address ?? "");
}

function keepData(address: string): string | undefined {
  return /^data:image\//i.test(address) ? address : undefined;
}

function mapValues(record: Readonly<Record<string, string>>, map: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
