// What every cell can use without importing it, in whichever place it runs.

/** Shows a value under the cell. With an `id`, `updateDisplay` can change it later. */
declare function display(value: unknown, options?: { readonly id?: string }): void;

/** Shows a value in the place of what `display` showed under the same `id`. */
declare function updateDisplay(value: unknown, options: { readonly id: string }): void;

/** Clears what the cell has shown so far; with `wait`, only when the next output arrives, which avoids flicker. */
declare function clearOutput(options?: { readonly wait?: boolean }): void;

/**
 * Asks the person at the notebook for a line of text, and waits until it is there. Nothing else runs meanwhile, as in a
 * browser; the stop button ends the wait.
 *
 * @param message the question
 * @param defaultValue what an empty answer means; stands in brackets behind the question
 * @returns what was typed, or `null` when the person gave no answer (Ctrl-D in a console)
 * @throws Error when nobody is there to answer, as when a notebook is run by a program
 *
 * @example
 * ```ts
 * const learningRate = Number(prompt("Learning rate?", "0.1"));
 * ```
 */
declare function prompt(message?: string, defaultValue?: string): string | null;

/**
 * Asks as above.
 *
 * @param options `default` is what an empty answer means; with `password` what is typed stays hidden
 */
declare function prompt(
  message: string,
  options: { readonly default?: string; readonly password?: boolean },
): string | null;

/**
 * Asks the person at the notebook a question whose answer is yes or no, and waits for it.
 *
 * @returns whether the answer was `y` or `yes`, or `네` or `예`; an empty answer is no
 * @throws Error when nobody is there to answer
 */
declare function confirm(message?: string): boolean;

/**
 * Shows a message and waits until the person at the notebook presses Enter.
 *
 * @throws Error when nobody is there to press it
 */
declare function alert(message?: string): void;

/**
 * HTML as a value that a notebook shows: as the last line of a cell, or with `display`.
 *
 * What is inserted into a template is data: no letter of it becomes markup, unless `html` made it.
 *
 * @param text a template, or a text that is taken as it is
 *
 * @example
 * html`<b>${name}</b>`
 */
declare function html(text: string | TemplateStringsArray, ...inserted: readonly unknown[]): object;

/** An image as SVG, that a notebook shows. What is inserted into a template is data, as with `html`. */
declare function svg(text: string | TemplateStringsArray, ...inserted: readonly unknown[]): object;

/**
 * Markdown that a notebook shows. A backslash in a template is a backslash, and what is inserted is data.
 *
 * @example
 * markdown`With $\eta$ = **${learningRate}**`
 */
declare function markdown(text: string | TemplateStringsArray, ...inserted: readonly unknown[]): object;

/**
 * A formula in LaTeX that a notebook shows. A backslash in a template is a backslash, and what is inserted is data.
 *
 * @example
 * latex`w \leftarrow w - ${learningRate} \, g`
 */
declare function latex(text: string | TemplateStringsArray, ...inserted: readonly unknown[]): object;
