// Processes by more than their number: numbers are used again, a number together with its beginning is not.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A text that names a process for good, like "4711 88123", or undefined when there is no such process. */
export function nameOf(pid) {
  const beginning = beginningOf(pid);
  return beginning && `${pid} ${beginning}`;
}

/** The number of a process that was named so, or undefined when it has ended. */
export function alive(name) {
  const pid = Number(name.split(" ")[0]);
  return pid > 0 && nameOf(pid) === name ? pid : undefined;
}

function beginningOf(pid) {
  try {
    if (process.platform === "linux") {
      // Field 22 of /proc/PID/stat; the program's name before it stands in brackets and may hold anything.
      return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop().split(" ")[19];
    }
    const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], options).trim();
  } catch {
    return undefined;
  }
}
