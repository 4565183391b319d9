import katexPlugin from "@vscode/markdown-it-katex";
import hljs from "highlight.js/lib/common";
import MarkdownIt from "markdown-it";
import { escapeHtml } from "./escape";
import { markFormula, withoutMarks } from "./marks";
import { type ImageSource, sanitize } from "./sanitize";

// The plugin is a CommonJS module, whose default export Node hands over inside the module.
const { default: mathematics } = katexPlugin as unknown as { default: typeof katexPlugin };

// What JupyterLab understands: GitHub's Markdown with HTML in it, $…$, $$…$$ and bare \begin{align}, in HTML blocks too.
const parser = new MarkdownIt({ html: true, linkify: true, highlight: highlightCode });
// One door for addresses: the sanitizer.
parser.validateLink = () => true;
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
parser.use(mathematics, { enableBareBlocks: true, enableMathBlockInHtml: true, enableMathInlineInHtml: true });

const environments = /\\begin\{(align|equation|gather|cd|alignat)\*?\}/i;
const { rules } = parser.renderer;
rules.math_inline = (tokens, i) => inlineFormula(tokens[i].content);
rules.math_block = (tokens, i) => `<p>${markFormula({ tex: tokens[i].content, display: true })}</p>\n`;
rules.math_inline_block = (tokens, i) => markFormula({ tex: tokens[i].content, display: true });
rules.math_inline_bare_block = rules.math_inline_block;

/** Markdown as safe HTML. Its formulas are still marks, which the step `mathematics` sets. */
export function renderMarkdown(source: string, image?: ImageSource): string {
  return sanitize(parser.render(withoutMarks(source)), image);
}

/** Code as HTML with a class for each kind of word; code in a language that is not known stays plain. */
export function highlightCode(code: string, language: string): string {
  if (!hljs.getLanguage(language)) return escapeHtml(code);
  return hljs.highlight(withoutMarks(code), { language, ignoreIllegals: true }).value;
}

function inlineFormula(content: string): string {
  const tex = /^`(.+)`$/s.exec(content)?.[1] ?? content;
  return markFormula({ tex, display: environments.test(tex) });
}
