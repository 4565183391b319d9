/** Where the command says how far it is. */
export interface Progress {
  /** Begins the work on something; what it gives back ends it, with what there is to say. */
  begin(name: string): (say: (seconds: string) => string) => void;
}

/** One line for each notebook when it has ended; on a terminal a line below shows those under way. */
export function progressOn(stream: NodeJS.WriteStream, total: number): Progress {
  const running = new Map<string, number>();
  const live = Boolean(stream.isTTY);
  const clear = live ? "\r\x1b[K" : "";
  let [ended, timer]: [number, NodeJS.Timeout | undefined] = [0, undefined];
  const draw = () => {
    const names = Array.from(running, ([name, start]) => `${name} (${Math.round(secondsSince(start))} s)`);
    const text = `${ended} of ${total}: ${names.join(", ")}`;
    if (live && running.size > 0) stream.write(`${clear}${text.slice(0, (stream.columns || 80) - 1)}`);
  };
  return {
    begin(name) {
      const start = performance.now();
      running.set(name, start);
      timer ??= live ? setInterval(draw, 200).unref() : undefined;
      return (say) => {
        running.delete(name);
        ended++;
        stream.write(`${clear}${say(`${secondsSince(start).toFixed(1)} s`)}\n`);
        draw();
        if (running.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
