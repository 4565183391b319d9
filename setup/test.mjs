// npm test [-- NAMES… --every-node OPTIONS…]: makes the project ready and runs everything that must hold.
//   npm test -- lib kernel/cells    only the tests in these folders or files of test/
//   npm test -- --every-node        also the library, the cells and the kernel on every Node that the project runs on
//   npm test -- --once-more         what fails is run again, alone; what passes then is named, and does not count
//   npm test -- --test-name-pattern=momentum    options of Node's test runner go to it
import { command } from "./command.mjs";
import { gate } from "./gate.mjs";
import { otherNodePrograms, otherNodes } from "./nodes.mjs";
import { projectRoot as root } from "./places.mjs";
import { prepare } from "./prepare.mjs";
import { makeReady } from "./ready.mjs";
import { report } from "./report.mjs";
import { onceMore, runTests, testFiles } from "./test-runner.mjs";

/** They start a server and a browser of their own each, so they run one after the other and last. */
const slow = /^test\/jupyterlab\//;
const onEveryNode = /^test\/(lib|cells|kernel)\//;

await command(async () => {
  const args = process.argv.slice(2);
  const own = ["--every-node", "--once-more"];
  const [everyNode, again] = own.map((each) => args.includes(each));
  const flags = args.filter((arg) => arg.startsWith("--") && !own.includes(arg));
  const names = args.filter((arg) => !arg.startsWith("--"));
  await makeReady();
  if (everyNode) await prepare({ root, stream: process.stdout, steps: [otherNodes(root)] });

  const files = testFiles(root, names);
  const parts = names.length > 0 ? [] : await gate(root);
  const add = async (name, chosen, options) => {
    if (chosen.length === 0) return;
    const settings = { flags, ...options };
    const result = await runTests(root, chosen, settings);
    parts.push({ name, ...(again ? await onceMore(root, result, settings) : result) });
  };
  await add(
    "tests",
    files.filter((file) => !slow.test(file)),
  );
  if (everyNode) {
    const chosen = files.filter((file) => onEveryNode.test(file));
    for (const { major, program } of otherNodePrograms(root))
      await add(`tests on Node ${major}`, chosen, { node: program });
  }
  await add(
    "tests in JupyterLab",
    files.filter((file) => slow.test(file)),
    { concurrency: 1 },
  );
  return report(parts);
});
