/** How a page asks the person in front of it; a worker cannot. */
export interface PageDialogs {
  readonly prompt?: (message: string, suggested: string) => string | null;
  readonly confirm?: (message: string) => boolean;
  readonly alert?: (message: string) => void;
}

type PromptOptions = string | { readonly default?: string };

/** `prompt`, `confirm` and `alert` of `globals.d.ts`; a page shows what is typed, a password too. */
export function createDialogs({ prompt, confirm, alert }: PageDialogs) {
  const asking = <F>(dialog: F | undefined): F => {
    if (dialog) return dialog;
    throw new Error("Cannot ask as these cells run in a worker, which has no dialogs: write the value into the cell");
  };
  return {
    prompt(message = "", options: PromptOptions = ""): string | null {
      const suggested = typeof options === "string" ? options : (options.default ?? "");
      return asking(prompt)(message, suggested);
    },
    confirm: (message = ""): boolean => asking(confirm)(message),
    alert: (message = ""): void => asking(alert)(message),
  };
}
