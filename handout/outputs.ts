import { ansiToHtml } from "./ansi";
import type { Document, Section, Shown } from "./document";
import { escapeHtml } from "./escape";
import { pictureOf } from "./images";
import { renderMarkdown } from "./markdown";
import { markFormula } from "./marks";
import type { MimeBundle, Output } from "./notebook";
import { asFigure } from "./plotly";
import { sanitize } from "./sanitize";

type Form = (bundle: MimeBundle) => Shown | undefined;

/** The forms in which a value can be shown, best first. A form that is not there, or of which nothing safe remains, is passed over. */
const forms: readonly Form[] = [
  (bundle) => asFigure(bundle),
  (bundle) => html(bundle, "text/html", (value) => sanitize(value)),
  (bundle) => picture(bundle, "image/svg+xml"),
  (bundle) => picture(bundle, "image/png"),
  (bundle) => picture(bundle, "image/jpeg"),
  (bundle) => picture(bundle, "image/gif"),
  (bundle) => picture(bundle, "image/webp"),
  (bundle) => html(bundle, "text/latex", formula),
  (bundle) => html(bundle, "text/markdown", (value) => renderMarkdown(value)),
  (bundle) => html(bundle, "text/plain", (value) => printed("value", ansiToHtml(value))),
];

const CONTROLS = "application/vnd.descent.controls+json";
const WIDGET = "application/vnd.jupyter.widget-view+json";

/** Each output takes its best form; what a cell prints in pieces becomes one block again. */
export function outputs(document: Document): Document {
  const remarks = [...document.remarks];
  const sections = document.sections.map((section) => {
    const shown = coalesced(section.cell.outputs).map((output) => show(output, section, remarks));
    return { ...section, outputs: shown.filter((form) => form !== undefined) };
  });
  return { ...document, sections, remarks };
}

function show(output: Output, { cell }: Section, remarks: string[]): Shown | undefined {
  if (output.kind === "stream") return block(printed(output.name, ansiToHtml(output.text)));
  if (output.kind === "error") return block(printed("stderr", errorText(output)));
  // The controls of a figure in JupyterLab; the handout makes its own.
  if (CONTROLS in output.data || (WIDGET in output.data && output.data["text/plain"] === "")) return undefined;
  for (const form of forms) {
    const shown = form(output.data);
    if (shown !== undefined) return shown;
  }
  const found = Object.keys(output.data).join(", ") || "no form at all";
  remarks.push(`cell ${cell.number} has an output that a handout cannot show: ${found}`);
  return undefined;
}

/** What is long scrolls by itself, which a keyboard can do only where it can stop. */
function printed(kind: "value" | "stdout" | "stderr", html: string): string {
  return `<pre class="${kind}" tabindex="0">${html}</pre>`;
}

function coalesced(outputs: readonly Output[]): readonly Output[] {
  const whole: Output[] = [];
  for (const output of outputs) {
    const last = whole.at(-1);
    if (output.kind === "stream" && last?.kind === "stream" && last.name === output.name) {
      whole[whole.length - 1] = { ...last, text: last.text + output.text };
    } else whole.push(output);
  }
  return whole;
}

function html(bundle: MimeBundle, type: string, render: (value: string) => string): Shown | undefined {
  const value = bundle[type];
  const rendered = typeof value === "string" ? render(value).trim() : "";
  return rendered === "" ? undefined : block(rendered);
}

function picture(bundle: MimeBundle, type: string): Shown | undefined {
  const value = bundle[type];
  const source = typeof value === "string" ? pictureOf(type, value) : undefined;
  return source === undefined
    ? undefined
    : block(`<img src="${source}" alt="${escapeHtml(String(bundle["text/plain"] ?? ""))}">`);
}

function formula(value: string): string {
  const tex = value.trim().replace(/^\$+|\$+$/g, "");
  return markFormula({ tex, display: !/^\$[^$]/.test(value.trim()) });
}

function errorText({ name, message, traceback }: Extract<Output, { kind: "error" }>): string {
  const lines = traceback.length > 0 ? traceback.join("\n") : `${name}: ${message}`;
  return ansiToHtml(lines);
}

function block(html: string): Shown {
  return { kind: "html", html };
}
