/** When what a bar counts began. Nobody says so: the first count comes when the first part is done already. */
export interface Beginning {
  /** When the work before a first count began; `now` where that cannot be told. */
  find(now: number): number;
  /** The bar was full at `time`: what is counted by a later one begins then. */
  end(time: number): void;
}

interface BeginningsParts {
  /** When the cell to which the running code belongs began. */
  readonly began: () => number | undefined;
  /** Whether that cell still runs. */
  readonly isRunning: () => boolean;
  readonly clock?: () => number;
}

/** Gives each bar that is made its beginning. All times are those of `performance.now()`. */
export function createBeginnings({ began, isRunning, clock = () => performance.now() }: BeginningsParts) {
  let ends: readonly { readonly bar: number; readonly time: number }[] = [];
  let bars = 0;
  return (): Beginning => {
    const [bar, made, inCell] = [++bars, clock(), isRunning()];
    return {
      find(now) {
        // A button may be pressed an hour after the cell that made it and its bar.
        if (!isRunning()) return inCell ? now : made;
        // Bars that were made together are filled in turn; one that was made before this one and is not yet full is
        // around it, as that of the runs is around that of their epochs.
        const before = ends.filter((end) => end.bar < bar).map(({ time }) => time);
        return Math.max(made, began() ?? made, ...before);
      },
      end(time) {
        if (!isRunning()) return;
        const others = ends.filter((end) => end.bar !== bar && end.time >= (began() ?? 0));
        ends = [...others, { bar, time }];
      },
    };
  };
}
