// npm that is told to end (by SIGTERM, not by Ctrl-C) ends only the shell between itself and us. So who was started by npm
// looks whether that shell is still there.

const parent = process.ppid;

/** Calls back once when the npm that started us is gone; returns the function that stops looking. */
export function whenNpmIsGone(callback) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 250);
  timer.unref();
  return () => clearInterval(timer);
}
