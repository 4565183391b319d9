import { figure, type JobResult } from "./report";

const width = 760;
const names = 300;
const row = 22;
const isOurs = (name: string) => /^Descent|threads?$|momentum$/.test(name);

/** The entries of all jobs as bars, each job with its own scale of powers of ten: an SVG of a few lines. */
export function chart(results: readonly JobResult[]): string {
  let top = 10;
  const groups = results.map((result) => {
    const group = bars(result, top);
    top += group.height;
    return group.svg;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top}" font-family="sans-serif" font-size="13" role="img">`,
    `<title>How long each takes: ${results.map(({ title }) => escaped(title)).join("; ")}</title>`,
    "<style>text{fill:#222}rect{fill:#56b4e9}.own{fill:#0072b2}.title{font-weight:bold}",
    "@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>",
    ...groups,
    "</svg>",
    "",
  ].join("\n");
}

function bars({ title, unit, entries }: JobResult, top: number) {
  const values = entries.map(({ value }) => value).filter((value) => value > 0);
  // A bar as long as nothing stands for half of the smallest value.
  const low = Math.log10(Math.min(...values) / 2);
  const high = Math.log10(Math.max(...values));
  const length = (value: number) => ((width - names - 90) * (Math.log10(value) - low)) / (high - low || 1);
  const lines = entries.map(({ name, value }, k) => {
    const y = top + row * (k + 1) + 8;
    const long = Math.max(1, length(value)).toFixed(1);
    return [
      `<text x="${names - 8}" y="${y + 12}" text-anchor="end">${escaped(name)}</text>`,
      `<rect x="${names}" y="${y}" width="${long}" height="16" rx="2"${isOurs(name) ? ' class="own"' : ""}/>`,
      `<text x="${(names + Number(long) + 6).toFixed(1)}" y="${y + 12}">${figure(value)}</text>`,
    ].join("");
  });
  const heading = `<text class="title" x="0" y="${top + 14}">${escaped(`${title}: ${unit}, on a scale of powers of ten`)}</text>`;
  return { svg: [heading, ...lines].join("\n"), height: row * (entries.length + 2) };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
