// Steps carried out as a whole: checked first, one set-up at a time, stopped cleanly by Ctrl-C.
import { mkdirSync, rmSync } from "node:fs";
import { constants } from "node:os";
import { lock } from "./lock.mjs";
import { whenNpmIsGone } from "./parent.mjs";
import { places } from "./places.mjs";
import { progressOn } from "./progress.mjs";
import { endAll, recordPrograms } from "./run.mjs";
import { isDone, perform } from "./steps.mjs";

/**
 * @param {object} options
 * @param {string} options.root
 * @param {NodeJS.WritableStream} options.stream
 * @param {import("./steps.mjs").Step[]} options.steps
 * @param {boolean} [options.always]  check the prerequisites even when all steps are done
 * @param {(needs: { megabytes: number, progress: object }) => void} [options.check]  throws when something is missing
 */
export async function prepare({ root, stream, steps, always = false, check = () => {} }) {
  const pending = steps.filter((step) => !isDone(step));
  if (pending.length === 0 && !always) return;
  const progress = progressOn(stream);
  check({ megabytes: pending.reduce((sum, step) => sum + (step.megabytes ?? 0), 0), progress });
  const begin = Date.now();
  await uninterrupted(progress, async () => {
    const onWait = (pid) => progress.note(`Another set-up of this project is running (process ${pid}); waiting for it`);
    const release = await lock(places(root).lock, { onWait });
    try {
      recordPrograms(places(root).programs);
      await withTemporaryFolder(places(root).temporary, () => perform(steps, progress));
    } finally {
      release();
    }
  });
  progress.note(`Ready after ${Math.round((Date.now() - begin) / 1000)} s`);
}

/**
 * The programs put what they need for a while into a folder of ours: it is on the disk whose space was looked at, which
 * the system's own may not be, and what a stopped program left there is cleared away the next time.
 */
async function withTemporaryFolder(folder, work) {
  const { TMPDIR: before } = process.env;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On a signal the programs that are running are ended, all of them, before this process ends. */
async function uninterrupted(progress, work) {
  const stop = async (signal) => {
    progress.stopped();
    await endAll();
    progress.note("Stopped. What is done stays; run the command again to go on");
    process.exit(128 + constants.signals[signal]);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.once(signal, stop);
  const stopLooking = whenNpmIsGone(() => stop("SIGTERM"));
  try {
    await work();
  } finally {
    stopLooking();
    for (const signal of signals) process.off(signal, stop);
  }
}
