// The checks that need no test runner.
import { join } from "node:path";
import { inForeground } from "./command.mjs";
import { places } from "./places.mjs";

/** Format and lint. */
export function biome(root, ...args) {
  const { nodeModules, cache } = places(root);
  const program = join(nodeModules, "@biomejs", "biome", "bin", "biome");
  const env = { ...process.env, BIOME_LOG_PATH: join(cache, "biome") };
  return inForeground(process.execPath, [program, ...args, "."], { cwd: root, env });
}

/** Types. */
export function typescript(root) {
  const program = join(places(root).nodeModules, "typescript", "bin", "tsc");
  return inForeground(process.execPath, [program, "--project", "."], { cwd: root });
}
