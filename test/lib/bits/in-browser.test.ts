import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { withPage } from "../../browser";
import { standardizedCars } from "../cars";
import { facts } from "./facts";

let library = "";

before(() => {
  const entryPoints = [fileURLToPath(new URL("./facts.ts", import.meta.url))];
  const built = buildSync({ entryPoints, bundle: true, write: false, format: "iife", globalName: "engine" });
  library = built.outputFiles[0].text;
});

/** What a page may do besides running its own script. */
type Policy = "'wasm-unsafe-eval'" | "";

interface Computed {
  readonly found: Readonly<Record<string, string>>;
  /** How many modules of WebAssembly were made. */
  readonly modules: number;
}

/** Computes all facts in a page that may ask for nothing; tells which have other bits there, and counts the modules of WebAssembly that it made. */
function inBrowser(policy: Policy) {
  const { x, y } = standardizedCars();
  const rows = Array.from(y, (_, i) => Array.from(x.data.subarray(i * x.cols, (i + 1) * x.cols)));
  const run = `<script>
    let modules = 0;
    const { Module } = WebAssembly;
    WebAssembly.Module = function (bytes) { const made = new Module(bytes); modules++; return made; };
    ${library.replaceAll("</script", "<\\/script")}
    const found = engine.found(${JSON.stringify({ x: rows, y: Array.from(y) })});
  </script>`;
  const rule = `default-src 'none'; script-src 'unsafe-inline' ${policy}`;
  const html = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${rule}">${run}`;
  return withPage(async (page) => {
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => requests.push(request.url()));
    await page.setContent(html);
    const { found, modules } = await page.evaluate<Computed>("({ found, modules })");
    assert.deepEqual([complaints, requests], [[], []]);
    return { others: facts.filter(({ name, bits }) => found[name] !== bits).map(({ name }) => name), modules };
  });
}

describe("the library in a browser, without a network and without eval", () => {
  it("comes to the bits that Node comes to, in WebAssembly", async () => {
    const { others, modules } = await inBrowser("'wasm-unsafe-eval'");
    assert.deepEqual(others, []);
    assert.ok(modules > 0);
  });

  it("comes to the same bits where WebAssembly is not allowed, in readable code", async () => {
    assert.deepEqual(await inBrowser(""), { others: [], modules: 0 });
  });
});
