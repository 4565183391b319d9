import type { Checking } from "../cells";

const KINDS: readonly string[] = ["on", "off", "tslab"] satisfies Checking[];

/**
 * How cells are checked before they run, as long as they say nothing about it (`cells/compiler/checks.ts`).
 *
 * `DESCENT_TYPE_CHECK=off` in the environment, or in the `env` of a copy of the kernel spec, makes a kernel that runs
 * cells unchecked, `tslab` one that checks and compiles them as tslab did, for its notebooks that never import it; `on`
 * is the default.
 *
 * @throws RangeError for any other value
 */
export function checking({ DESCENT_TYPE_CHECK: value = "on" }: NodeJS.ProcessEnv): Checking {
  if (KINDS.includes(value)) return value as Checking;
  throw new RangeError(
    `Cannot start the kernel as DESCENT_TYPE_CHECK must be on, off or tslab: current value is ${value}`,
  );
}
