import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { commandFor } from "./command";
import { documentFor } from "./document-for";
import { type Edition, editions } from "./editions";
import { executeNotebook } from "./execute";
import { type FormatName, formats } from "./formats";
import { checkOutputs } from "./limits";
import { originOf } from "./origin";
import { openPress } from "./press";
import { parseNotebook } from "./read";

/*
 * What JupyterLab's menu calls (jupyter/descent_jupyter/exporter.py): EDITION FORMAT PATH, the notebook on standard input, the
 * handout on standard output. Nothing runs: a person exports what they see, with the outputs that the notebook has.
 */
const [edition, format, path] = process.argv.slice(2) as [Edition, FormatName, string];
const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const press = openPress();

try {
  if (!Object.hasOwn(editions, edition) || !Object.hasOwn(formats, format)) {
    throw new RangeError(
      `Cannot export as there must be such an edition and format: current values are ${edition}, ${format}`,
    );
  }
  const notebook = parseNotebook(await text(process.stdin), path);
  checkOutputs(notebook);
  const command = commandFor({ notebook: path, parameters: {} }, { edition, format }, root);
  const origin = originOf(notebook, root, { version, command });
  const document = await documentFor(notebook, { edition, format }, press);
  process.stdout.write(await formats[format].last(document, { edition, origin, execute: executeNotebook, press }));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await press.close();
}
