// What stands behind a command, as in `npm run kernel:install -- --prefix DIR`.
import { parseArgs } from "node:util";
import { SetupError } from "./errors.mjs";

/**
 * The options of a command, by name.
 *
 * @param task what the command is for, such as "install the kernel"
 * @param options as `parseArgs` of Node takes them; one of text is the name of a folder
 */
export function optionsOf(task, options, args = process.argv.slice(2)) {
  const known = Object.entries(options).map(([name, { type }]) => `--${name}${type === "string" ? " DIR" : ""}`);
  const refuse = (found) => {
    throw new SetupError(`Cannot ${task} as each option must be one of ${known.join(", ")}: ${found}`);
  };
  try {
    const { values } = parseArgs({ args, options });
    const [empty] = Object.keys(values).filter((name) => values[name] === "");
    if (empty) refuse(`--${empty} names no folder`);
    return values;
  } catch (error) {
    if (!error.code?.startsWith("ERR_PARSE_ARGS")) throw error;
    // Node goes on about what else might have been meant.
    const [reason] = error.message.split(/\.\s/);
    return refuse(`${reason[0].toLowerCase()}${reason.slice(1)}`);
  }
}
