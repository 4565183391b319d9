// One line for each step: what it is, how long it took; on a terminal the line lives while the step does.

const frames = ["|", "/", "-", "\\"];

export function progressOn(stream) {
  const live = Boolean(stream.isTTY);
  return {
    note: (text) => stream.write(`${text}\n`),
    begin(name) {
      const start = Date.now();
      let doing = "";
      let turn = 0;
      const draw = () => {
        const text = `${frames[turn++ % 4]} ${name}${doing && `: ${doing}`} (${seconds(start)})`;
        stream.write(`\r\x1b[K${text.slice(0, (stream.columns || 80) - 1)}`);
      };
      const timer = live ? setInterval(draw, 200) : undefined;
      const end = (mark, remark) => {
        clearInterval(timer);
        stream.write(`${live ? "\r\x1b[K" : ""}${mark} ${name} (${seconds(start)})${remark ? `: ${remark}` : ""}\n`);
      };
      return {
        say: (what) => {
          doing = what;
        },
        done: (remark) => end("✓", remark),
        failed: () => end("✗"),
      };
    },
  };
}

function seconds(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
