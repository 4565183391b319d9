// The checks that need no test runner.
import { join } from "node:path";
import { inForeground } from "./command.mjs";
import { places } from "./places.mjs";

/** Format, lint and types of everything; all are run, so that all that is wrong is seen at once. */
export async function gate(root) {
  return [
    { name: "format and lint", ok: (await biome(root, "ci")) === 0 },
    { name: "types", ok: (await typescript(root)) === 0 },
  ];
}

export function biome(root, ...args) {
  const { nodeModules, cache } = places(root);
  const program = join(nodeModules, "@biomejs", "biome", "bin", "biome");
  const env = { ...process.env, BIOME_LOG_PATH: join(cache, "biome"), XDG_CACHE_HOME: cache };
  // Of itself it colours what goes to a file, too.
  const colors = process.stdout.isTTY ? [] : ["--colors=off"];
  return inForeground(process.execPath, [program, ...args, ...colors, "."], { cwd: root, env });
}

function typescript(root) {
  const program = join(places(root).nodeModules, "typescript", "bin", "tsc");
  return inForeground(process.execPath, [program, "--project", "."], { cwd: root });
}
