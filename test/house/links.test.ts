import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { projectFiles, read, root } from "./files";
import { sources, storedNotebooks } from "./notebooks";

interface Page {
  readonly path: string;
  readonly text: string;
}

const pages: Page[] = [
  ...projectFiles(".md").map((path) => ({ path, text: read(path) })),
  ...storedNotebooks().map((notebook) => ({ path: notebook.path, text: sources(notebook, "markdown").join("\n\n") })),
];

/** The targets of links and images, without those inside code. */
function targets(text: string): string[] {
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, "").replace(/`[^`\n]*`/g, "");
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const references = [...prose.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)];
  const html = [...prose.matchAll(/\b(?:src|href)="([^"]+)"/g)];
  return [...inline, ...references, ...html].map(([, target]) => target);
}

/** The names under which GitHub and JupyterLab reach the headings of a page. */
function anchors(text: string): string[] {
  const headings = [...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, heading]) => heading);
  const plain = headings.map((heading) => heading.replace(/[`*]|\]\([^)]*\)|\[/g, ""));
  const names = plain.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
  const inJupyter = plain.map((heading) => heading.replace(/\s/g, "-"));
  return [...names, ...inJupyter];
}

function isBroken(page: Page, target: string): boolean {
  if (/^[a-z]+:/i.test(target)) return false;
  const [file, anchor] = decodeURIComponent(target).split("#");
  const path = file === "" ? page.path : join(dirname(page.path), file);
  if (!existsSync(join(root, path))) return true;
  const aim = pages.find((other) => other.path === path);
  return anchor !== undefined && aim !== undefined && !anchors(aim.text).includes(anchor);
}

describe("links between the project's own pages", () => {
  for (const page of pages) {
    it(`${page.path} links only to what is there`, () => {
      assert.deepEqual(
        targets(page.text).filter((target) => isBroken(page, target)),
        [],
      );
    });
  }
});
