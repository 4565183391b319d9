// A step makes one thing ready. It is skipped while the stamp inside the thing carries the hash of what it is made from.
// The stamp is written last, so that what was stopped in the middle is never taken as done.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { hashOf, writeWhole } from "./files.mjs";

/**
 * @typedef {object} Step
 * @property {string} name  what is made ready, as the reader sees it
 * @property {string} stamp  the file that says it is done, inside the thing made
 * @property {() => { texts?: string[], files?: string[] }} inputs  what the thing is made from
 * @property {() => boolean} [intact]  whether the thing is still there, where the stamp alone does not tell
 * @property {number} [megabytes]  the room that making it takes
 * @property {(say: (what: string) => void) => Promise<string | void>} make  makes it; may resolve to a remark
 */

/** Whether the thing is there and made from what its inputs are now. */
export function isDone(step) {
  if (!existsSync(step.stamp) || (step.intact && !step.intact())) return false;
  return readFileSync(step.stamp, "utf8").trim() === hashOf(step.inputs());
}

/** Makes those of the steps that are not done, one after the other, and tells `progress` about each. */
export async function perform(steps, progress) {
  for (const step of steps) {
    if (isDone(step)) continue;
    const line = progress.begin(step.name);
    try {
      const hash = hashOf(step.inputs());
      rmSync(step.stamp, { force: true });
      const remark = await step.make(line.say);
      writeWhole(step.stamp, `${hash}\n`);
      line.done(remark);
    } catch (error) {
      line.failed();
      throw error;
    }
  }
}
