// What a cell gets by `import … from "kernel:widgets"`.

declare module "kernel:widgets" {
  /** Something to set; the last expression of a cell, or `display`, shows it. */
  export interface Input<T> {
    /** What it is set to; a new value moves it. */
    value: T;
    /** Calls `handler` with each new value that a person chooses, even while a cell computes. */
    onChange(handler: (value: T) => void): this;
  }

  /** A button; the last expression of a cell, or `display`, shows it. */
  export interface Button {
    /** Calls `handler` at each click, even while a cell computes. */
    onClick(handler: () => void): this;
  }

  /** A bar that says how far something has come, and how long the rest will take. */
  export interface Progress {
    /**
     * Moves the bar. The first call shows it; it moves ten times a second at most, so it may be called at every turn.
     *
     * @param at a count and its total, named alike, as in `{ epoch: 3, epochs: 10 }`. `seconds` and `secondsLeft` are
     * taken from it too, if they are there: `train` tells `onEpoch` all of these
     * @throws TypeError when there is no count with a total, RangeError when the count is below 0, the total is not above 0, or
     * one of them is not finite
     */
    readonly update: (at: object) => void;
  }

  /** A place for outputs; the last expression of a cell, or `display`, shows it. */
  export interface Area {
    /** Shows a value in the place of what was shown before: a text as it is, anything else as the end of a cell would. */
    show(value: unknown): void;
    clear(): void;
  }

  /** Where an input starts, and what stands beside it. */
  export interface InputOptions<T> {
    readonly value?: T;
    readonly label?: string;
  }

  export interface SliderOptions extends InputOptions<number> {
    /**
     * The distance of two values; on a log scale, of their decimal logarithms (default: about a hundredth of the way, or
     * of a decimal, so that `value` is one of them).
     */
    readonly step?: number;
    /** "linear" (default), or "log" for what differs by factors, such as a learning rate. */
    readonly scale?: "linear" | "log";
  }

  /**
   * A slider. It always stands on one of its values: the nearest to what it is given.
   *
   * @param min its lowest value, where it starts unless `value` says otherwise
   * @param max its highest value
   * @throws RangeError when `max` is not above `min`, `value` is not between them, `step` or the start of a log scale is not
   * above 0
   *
   * @example
   * ```ts
   * const rate = slider(0.001, 1, { scale: "log", value: 0.01, label: "learning rate" });
   * rate.onChange((value) => console.log(value));
   * rate
   * ```
   */
  export function slider(min: number, max: number, options?: SliderOptions): Input<number>;

  /**
   * A drop-down menu.
   *
   * @throws RangeError when `value` is none of `values`, now or when it is set later
   *
   * @example
   * ```ts
   * const method = dropdown(["SGD", "Adam"], { value: "Adam", label: "optimizer" });
   * ```
   */
  export function dropdown<const T>(values: readonly T[], options?: InputOptions<T>): Input<T>;

  /** A box to tick, empty unless `value` says otherwise. */
  export function checkbox(options?: InputOptions<boolean>): Input<boolean>;

  /** A line of text. */
  export function text(options?: InputOptions<string>): Input<string>;

  /**
   * A button.
   *
   * @example
   * ```ts
   * let go = true;
   * button("Stop").onClick(() => { go = false; })
   * ```
   */
  export function button(label: string): Button;

  /**
   * A progress bar. At the end of the cell it says how long all took, or where it stopped.
   *
   * The time counts from when the bar is made, or from the beginning of a cell that moves a bar of an earlier one; a count
   * of 0, as in `{ epoch: 0, epochs: 10 }`, lets it begin there.
   *
   * @param label what stands beside it
   *
   * @example
   * ```ts
   * const bar = progress("training");
   * train(objective, w, data, { optimizer, epochs: 1000, onEpoch: bar.update });
   * for (let step = 1; step <= 500; step++) bar.update({ step, steps: 500 });
   * ```
   */
  export function progress(label?: string): Progress;

  /**
   * A place for outputs.
   *
   * @example
   * ```ts
   * const name = text({ label: "name" }), place = area();
   * name.onChange((value) => place.show(`Hello, ${value}`));
   * display(name);
   * place
   * ```
   */
  export function area(): Area;
}
