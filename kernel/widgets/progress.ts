import type { Progress } from "kernel:widgets";
import type { Header } from "../message";
import type { Output } from "../output";
import { showBar } from "./bar";
import { type Beginning, createBeginnings } from "./beginnings";
import { asLetters, type Count, inWords } from "./count";
import { measurePace } from "./pace";
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

export interface BarsParts {
  readonly widgets: Widgets;
  readonly output: Pick<Output, "publish" | "print" | "owner">;
  /** Whether the cell to which the running code belongs still runs. */
  readonly isRunning: () => boolean;
  /** Whether that cell was sent by a front end that replaces no output. */
  readonly isConsole: () => boolean;
}

export function createBars({ widgets, output, isRunning, isConsole }: BarsParts): Bars {
  const makeBeginning = createBeginnings({ began: widgets.began, isRunning });
  const moving = new Map<() => void, string | undefined>();
  return {
    progress(label = "") {
      const beginning = makeBeginning();
      let last = Number.NEGATIVE_INFINITY;
      let newest: object;
      let shown: ReturnType<typeof showCount> | undefined;
      let owner: string | undefined;
      const settle = () => {
        shown?.write(newest, true);
        moving.delete(settle);
        last = Number.NEGATIVE_INFINITY;
      };
      return {
        update(at) {
          const now = performance.now();
          if (now - last < PAUSE && shown?.isOnItsWay(at)) {
            newest = at;
            return;
          }
          const request = output.owner()?.msg_id;
          if (!shown || owner !== request) shown = showCount({ widgets, output, isConsole, label, beginning });
          owner = request;
          if (isRunning()) {
            shown.move(at);
            moving.set(settle, owner);
          } else shown.write(at, false); // A timer moves it: nothing will come that ends a widget.
          // What is no count was refused by now: at its end a bar says where it was before.
          newest = at;
          last = now;
        },
      };
    },
    settle(request) {
      for (const [settle, owner] of moving) if (owner === request.msg_id) settle();
    },
  };
}

interface ShownParts extends Pick<BarsParts, "widgets" | "output" | "isConsole"> {
  readonly label: string;
  readonly beginning: Beginning;
}

/** What one cell shows of a bar, in one place: a widget while the cell runs, and text. */
function showCount({ widgets, output, isConsole, label, beginning }: ShownParts) {
  const pace = measurePace(beginning);
  const place = makePlace(output);
  let bar: ReturnType<typeof showBar> | undefined;
  let put = (data: Parameters<typeof place.show>[0]) => {
    place.show(data);
    put = place.replace;
  };
  let names: readonly [string, string] | undefined;
  const text = (count: Count, isOver: boolean) => {
    names = [count.what, `${count.what}s`];
    return { "text/plain": [label, asLetters(count), inWords(count, isOver)].filter(Boolean).join(" ") };
  };
  return {
    /** Whether a count is one, and not yet full. Looks at nothing but two numbers, as it is asked at every turn. */
    isOnItsWay(at: object) {
      if (!names) return false;
      const [done, total] = [Reflect.get(at, names[0]), Reflect.get(at, names[1])];
      return done >= 0 && done < total && total < Infinity;
    },
    move(at: object) {
      const count = pace(at);
      const words = text(count, false);
      if (!bar) {
        bar = showBar(widgets, label);
        put({ ...bar.view, ...words });
      }
      bar.move(count);
    },
    write(at: object, isOver: boolean) {
      const words = text(pace(at), isOver);
      put(words);
      // A bar stays there at its first step: its end is a line of its own.
      if (isOver && isConsole()) output.print("stdout", `${words["text/plain"]}\n`);
      bar?.close();
      bar = undefined;
    },
  };
}
