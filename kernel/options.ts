/**
 * Whether cells are checked before they run, as long as they say nothing about it (`cells/compiler/checks.ts`).
 *
 * `DESCENT_TYPE_CHECK=off` in the environment, or in the `env` of a copy of the kernel spec, makes a kernel that runs
 * cells unchecked; `on` is the default.
 *
 * @throws RangeError for any other value
 */
export function checksTypes({ DESCENT_TYPE_CHECK: value = "on" }: NodeJS.ProcessEnv): boolean {
  if (value === "on" || value === "off") return value === "on";
  throw new RangeError(`Cannot start the kernel as DESCENT_TYPE_CHECK must be on or off: current value is ${value}`);
}
