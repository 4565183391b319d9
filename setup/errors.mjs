// Errors that a person can act on: what could not be done, why, and what to do next.

/** An error whose message is meant for the person at the keyboard: it is printed without a stack. */
export class SetupError extends Error {}

const causes = [
  {
    signs: /ENOSPC|No space left on device|Errno 28|EDQUOT|Disk quota exceeded/,
    text: "the disk is full: free about 3 GB and run the command again",
  },
  {
    signs: /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|NewConnectionError|ConnectTimeout|name resolution/,
    text: "the package registry cannot be reached: check the network (or the proxy) and run the command again",
  },
  { signs: /EACCES|EPERM|EROFS|Permission denied|Read-only file system/, text: "a file cannot be written there" },
];

/** The cause behind an error's text, in plain words, or undefined. */
export function causeOf(text) {
  return causes.find(({ signs }) => signs.test(text))?.text;
}

/** The error of a program that failed, with the end of what it printed. */
export function explain(command, { error, code, signal }, output, log) {
  const how = error ? error.message : signal ? `ended by ${signal}` : `exit code ${code}`;
  const cause = causeOf(`${how}\n${output}`);
  const lines = output.trim().split("\n").slice(-12).map((line) => `    ${line}`);
  const head = `Cannot run ${command}: ${cause ?? how}`;
  return new SetupError([head, ...lines, `  (all of it: ${log})`].join("\n"));
}

/** Any error as text for the terminal. */
export function describe(error) {
  if (error instanceof SetupError) return error.message;
  const cause = causeOf(`${error?.code} ${error?.message}`);
  return cause ? `Cannot go on: ${cause}\n  (${error.message})` : String(error?.stack ?? error);
}
