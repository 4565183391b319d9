import { escapeHtml, scriptJson } from "./escape";
import type { Control, Exploration } from "./exploration";

/** What is said around the controls of one figure. */
export interface LiveWords {
  /** What the group of controls is called. */
  readonly controls: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly inAddress: string;
  readonly reset: string;
  readonly computing: string;
  readonly cannotDraw: string;
  readonly tooLong: string;
}

/**
 * The controls of a figure as the browser's own inputs, which a keyboard moves and a screen reader reads; each counts through the
 * places of its values, so that a handout stops where a notebook does. Hidden until a script has made them work.
 */
export function controlsHtml(place: string, { controls, data }: Exploration, says: LiveWords): string {
  const values = Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.values]));
  const inputs = Object.entries(controls).map(([name, control], k) => controlHtml(`${place}-${k + 1}`, name, control));
  return [
    `<div class="panel" data-place="${place}" role="group" aria-label="${escapeHtml(says.controls)}" hidden>`,
    ...inputs,
    `<p class="problem" role="status"></p>`,
    `<p class="buttons"><button type="button" class="copy">${escapeHtml(says.copyLink)}</button>`,
    `<button type="button" class="reset">${escapeHtml(says.reset)}</button> <span class="copied" role="status"></span>`,
    `<span class="computing">${escapeHtml(says.computing)}</span></p>`,
    `<script type="application/json">${scriptJson({ values, data, says })}</script>`,
    "</div>",
  ].join("\n");
}

function controlHtml(id: string, name: string, { kind, label, values, index }: Control): string {
  const shared = `id="${id}" name="${escapeHtml(name)}" autocomplete="off"`;
  const title = `<label for="${id}">${escapeHtml(label)}</label>`;
  const says = escapeHtml(String(values[index]));
  if (kind === "toggle") {
    return `<p class="control">${title}<input type="checkbox" ${shared}${index === 1 ? " checked" : ""}></p>`;
  }
  if (kind === "menu") {
    const options = values.map((value, k) => {
      return `<option value="${k}"${k === index ? " selected" : ""}>${escapeHtml(String(value))}</option>`;
    });
    return `<p class="control">${title}<select ${shared}>${options.join("")}</select></p>`;
  }
  const range = `min="0" max="${values.length - 1}" step="1" value="${index}" aria-valuetext="${says}"`;
  return `<p class="control">${title}<input type="range" ${shared} ${range}><output for="${id}">${says}</output></p>`;
}
