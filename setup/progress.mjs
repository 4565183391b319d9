// One line for each step: what it is and how long it took. On a terminal the line lives while the step does.

const wheel = ["|", "/", "-", "\\"];

export function progressOn(stream) {
  const live = Boolean(stream.isTTY);
  const clear = live ? "\r\x1b[K" : "";
  let current;
  return {
    /** Ends the line of the step that is under way, when the person has stopped it. */
    stopped: () => current?.stopped(),
    note: (text) => stream.write(`${text}\n`),
    begin(name) {
      const start = Date.now();
      let doing = "";
      let turn = 0;
      const draw = () => {
        const text = `${wheel[turn++ % wheel.length]} ${name}${doing && `: ${doing}`} (${secondsSince(start)})`;
        stream.write(`${clear}${text.slice(0, (stream.columns || 80) - 1)}`);
      };
      const timer = live ? setInterval(draw, 200) : undefined;
      const end = (mark, remark) => {
        clearInterval(timer);
        current = undefined;
        stream.write(`${clear}${mark} ${name} (${secondsSince(start)})${remark ? `: ${remark}` : ""}\n`);
      };
      current = {
        say: (what) => {
          doing = what;
        },
        done: (remark) => end("✓", remark),
        failed: () => end("✗"),
        stopped: () => end("–", "stopped"),
      };
      return current;
    },
  };
}

function secondsSince(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
