import type { Ask } from "./ask";

/** What a browser calls its dialogs: `prompt`, `confirm` and `alert` of `globals.d.ts`, on top of one way to ask. */
export function createDialogs(ask: Ask) {
  return {
    prompt(message = "", options: string | { default?: string; password?: boolean } = {}): string | null {
      const { default: suggested, password = false } = typeof options === "string" ? { default: options } : options;
      const shown = suggested === undefined ? message : `${message} [${suggested}]`;
      const answer = ask({ prompt: spaced(shown), password });
      return answer === "" ? (suggested ?? "") : answer;
    },
    confirm(message = ""): boolean {
      const answer = ask({ prompt: spaced(`${message} [y/N]`), password: false });
      return /^\s*(y|yes|ㅛ|예|네)\s*$/i.test(answer ?? "");
    },
    alert(message = ""): void {
      ask({ prompt: spaced(`${message} [Enter]`), password: false });
    },
  };
}

/** What is typed stands behind the question, with a space between them. */
function spaced(text: string): string {
  return text === "" || /\s$/.test(text) ? text : `${text.trimStart()} `;
}
