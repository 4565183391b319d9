import type { Progress } from "kernel:widgets";
import type { Header } from "../message";
import type { Output } from "../output";
import { asLetters, type Count, countOf, inWords } from "./count";
import { makePlace } from "./place";
import type { Widgets } from "./widgets";

/** How often a bar moves at most, in milliseconds: what is counted must not wait for its bar. */
const PAUSE = 100;

/** The bars of all cells. */
export interface Bars {
  /** The `progress` of `kernel:widgets`. */
  progress(label?: string): Progress;
  /**
   * The cell of a request is over. What its bars say last becomes text, which needs no kernel: where they stopped, if
   * they are not full.
   */
  settle(request: Header): void;
}

export function createBars(widgets: Widgets, output: Pick<Output, "publish" | "owner">): Bars {
  const moving = new Map<() => void, string | undefined>();
  return {
    progress(label = "") {
      let pace = measurePace();
      let last = Number.NEGATIVE_INFINITY;
      let newest: object;
      let bar: ReturnType<typeof showBar> | undefined;
      const settle = () => {
        bar?.end(pace(newest));
        moving.delete(settle);
        bar = undefined;
        pace = measurePace();
        last = Number.NEGATIVE_INFINITY;
      };
      return {
        update(at) {
          newest = at;
          const now = performance.now();
          if (now - last < PAUSE && !bar?.isFull(at)) return;
          const count = pace(at);
          last = now;
          bar ??= showBar(widgets, output, label);
          bar.move(count);
          moving.set(settle, output.owner()?.msg_id);
        },
      };
    },
    settle(request) {
      for (const [settle, owner] of moving) if (owner === request.msg_id) settle();
    },
  };
}

function showBar(widgets: Widgets, output: Pick<Output, "publish">, label: string) {
  const look = { style: null, layout: null };
  const bar = widgets.make("FloatProgress", { description: label, min: 0, max: 1, value: 0, ...look });
  const text = widgets.make("Label", { value: "", ...look });
  const row = widgets.make("HBox", { children: [bar.reference, text.reference], layout: null });
  const place = makePlace(output);
  let names: readonly [string, string] | undefined;
  const letters = (count: Count, isOver: boolean) => ({
    "text/plain": [label, asLetters(count), inWords(count, isOver)].filter(Boolean).join(" "),
  });
  return {
    /** Looks at nothing but two numbers, as it is asked at every turn. */
    isFull(at: object) {
      const [done, total] = names ?? [];
      return done !== undefined && total !== undefined && Reflect.get(at, done) >= Reflect.get(at, total);
    },
    move(count: Count) {
      const isFull = count.done >= count.total;
      bar.set({ value: Math.min(1, count.done / count.total), bar_style: isFull ? "success" : "" });
      text.set({ value: inWords(count, false) });
      if (!names) place.show({ ...row.view, ...letters(count, false) });
      names = [count.what, `${count.what}s`];
    },
    end(count: Count) {
      place.replace(letters(count, true));
      for (const each of [row, text, bar]) each.close();
    },
  };
}

/** Adds how long it took and will take to a count that does not say so, by the pace from the first count on. */
function measurePace(): (at: object) => Count {
  let first: { readonly done: number; readonly time: number } | undefined;
  let before = Number.POSITIVE_INFINITY;
  return (at) => {
    const count = countOf(at);
    const time = performance.now();
    if (!first || count.done < before) first = { done: count.done, time };
    before = count.done;
    const each = (time - first.time) / 1000 / (count.done - first.done);
    const known = Number.isFinite(each);
    return {
      ...count,
      seconds: count.seconds ?? (known ? each * count.done : undefined),
      secondsLeft: count.secondsLeft ?? (known ? each * (count.total - count.done) : undefined),
    };
  };
}
