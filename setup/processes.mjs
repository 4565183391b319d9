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

/** When a process began; undefined when it is not there, or has ended and only waits for its parent to notice. */
function beginningOf(pid) {
  try {
    const [state, beginning] = process.platform === "linux" ? fromProc(pid) : fromPs(pid);
    return /^[ZX]/.test(state) ? undefined : beginning;
  } catch {
    return undefined;
  }
}

/** Fields 3 and 22 of /proc/PID/stat; the program's name before them stands in brackets and may hold anything. */
function fromProc(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop().split(" ");
  return [fields[0], fields[19]];
}

function fromPs(pid) {
  const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
  const [state, ...beginning] = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], options)
    .trim()
    .split(/\s+/);
  return [state, beginning.join(" ")];
}
