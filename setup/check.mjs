// npm run check: the gate. Format, lint, types, and the rules of the house in test/house; `npm run fix` repairs much of it.
import { command } from "./command.mjs";
import { gate } from "./gate.mjs";
import { projectRoot as root } from "./places.mjs";
import { makeReady } from "./ready.mjs";
import { report } from "./report.mjs";
import { runTests, testFiles } from "./test-runner.mjs";

await command(async () => {
  await makeReady();
  const parts = await gate(root);
  parts.push({ name: "rules of the house", ...(await runTests(root, testFiles(root, ["house"]))) });
  return report(parts);
});
