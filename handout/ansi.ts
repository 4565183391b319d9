import { escapeHtml } from "./escape";

const colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/** Control sequences of a terminal: CSI (of which `m` sets colours), OSC (titles and links), and single characters after ESC. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const sequence = /\x1b(?:\[([0-?]*)[ -/]*([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-Z\\^-~])/g;

interface Style {
  readonly colour?: string;
  readonly bold?: boolean;
}

/** Printed text as HTML: the sixteen colours and bold stay, as classes; every other instruction to a terminal is left out. */
export function ansiToHtml(printed: string): string {
  const text = overwritten(printed);
  let [html, style, from]: [string, Style, number] = ["", {}, 0];
  for (const match of text.matchAll(sequence)) {
    html += styled(text.slice(from, match.index), style);
    if (match[2] === "m") style = afterCodes(style, match[1]);
    from = match.index + match[0].length;
  }
  return html + styled(text.slice(from), style);
}

export function withoutAnsi(text: string): string {
  return text.replace(sequence, "");
}

/** A carriage return starts the line again, which is how progress bars are drawn: what was last on the line is what was seen. */
function overwritten(text: string): string {
  return text.replace(/\r+\n/g, "\n").replace(/^.*\r(?=[^\n])/gm, "");
}

function styled(text: string, { colour, bold }: Style): string {
  const classes = [colour && `ansi-${colour}`, bold && "ansi-bold"].filter(Boolean).join(" ");
  return text === "" || classes === "" ? escapeHtml(text) : `<span class="${classes}">${escapeHtml(text)}</span>`;
}

function afterCodes(before: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map(Number);
  let style = before;
  for (let i = 0; i < codes.length; i++) {
    const value = codes[i];
    if (value === 0) style = {};
    else if (value === 1) style = { ...style, bold: true };
    else if (value === 22) style = { ...style, bold: false };
    else if (value === 39) style = { ...style, colour: undefined };
    // 38;5;N and 38;2;R;G;B choose from larger palettes; their numbers must not be taken for codes.
    else if (value === 38 || value === 48) i += codes[i + 1] === 5 ? 2 : 4;
    else if ((value >= 30 && value <= 37) || (value >= 90 && value <= 97))
      style = { ...style, colour: colours[value % 10] };
  }
  return style;
}
