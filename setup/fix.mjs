// npm run fix: repairs what a machine can: format, lint, outputs in notebooks.
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { command } from "./command.mjs";
import { writeWhole } from "./files.mjs";
import { biome } from "./gate.mjs";
import { notebookFiles, withoutOutputs } from "./notebook.mjs";
import { projectRoot as root } from "./places.mjs";
import { makeReady } from "./ready.mjs";

await command(async () => {
  await makeReady();
  if (existsSync(join(root, "notebooks"))) {
    for (const file of notebookFiles(root)) {
      const text = readFileSync(file, "utf8");
      const stripped = withoutOutputs(text);
      if (stripped === text) continue;
      writeWhole(file, stripped);
      console.log(`Outputs removed from ${relative(root, file)}`);
    }
  }
  return biome(root, "check", "--write");
});
