// Errors that a person can act on: what could not be done, why, and what to do next.

/** An error whose message is meant for the person at the keyboard; it is shown without a stack. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {string} [cause] the kind of cause, where it was recognised: "disk", "network" or "rights"
   */
  constructor(message, cause) {
    super(message);
    this.cause = cause;
  }
}

const causes = [
  {
    cause: "disk",
    signs: /ENOSPC|No space left on device|Errno 28|EDQUOT|Disk quota exceeded/,
    text: "the disk is full: free some space (3 GB is enough for everything) and run the command again",
  },
  {
    cause: "network",
    signs:
      /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|NewConnectionError|ConnectTimeout|NameResolutionError|name resolution/,
    text: "the package registry cannot be reached: check the network or the proxy and run the command again",
  },
  {
    cause: "rights",
    signs: /EACCES|EPERM|EROFS|Permission denied|Read-only file system/,
    text: "a file cannot be written there: check whose the project's folder is",
  },
];

/** The cause behind the text of an error, in plain words, or undefined. */
export function causeOf(text) {
  return causes.find(({ signs }) => signs.test(text));
}

/** The error of a program that failed, with what it printed, cut to what helps. */
export function programFailed(command, { error, code, signal }, output, log) {
  const how = error?.message ?? (signal ? `ended by ${signal}` : `exit code ${code}`);
  const known = causeOf(`${how}\n${output}`);
  const quoted = (
    known
      ? lines(output)
          .filter((line) => known.signs.test(line))
          .slice(0, 1)
      : excerpt(output)
  ).map((line) => `    ${line}`);
  const message = [`Cannot run ${command}: ${known?.text ?? how}`, ...quoted, `  The whole output is in ${log}`];
  return new SetupError(message.join("\n"), known?.cause);
}

/** The beginning and the end, without the warnings of npm and pip, which are about other things than the failure. */
function excerpt(output) {
  const errors = lines(output).filter((line) => !/^(npm warn|WARNING:)/i.test(line));
  return errors.length > 16 ? [...errors.slice(0, 8), "…", ...errors.slice(-8)] : errors;
}

function lines(output) {
  return output.split("\n").filter((line) => line.trim() !== "");
}

/** Any error as text for the terminal. */
export function describe(error) {
  if (error instanceof SetupError) return error.message;
  const known = causeOf(`${error?.code} ${error?.message}`);
  return known ? `Cannot go on: ${known.text}\n  ${error.message}` : String(error?.stack ?? error);
}
