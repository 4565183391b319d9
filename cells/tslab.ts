import type { MimeBundle } from "./show/bundle";

/** Shows a bundle under the running cell; with `update`, in the place of what was shown under the same `id`. */
export type ShowBundle = (data: MimeBundle, where: { readonly id?: string; readonly update?: boolean }) => void;

const TYPES = {
  javascript: "text/javascript",
  html: "text/html",
  markdown: "text/markdown",
  latex: "text/latex",
  svg: "image/svg+xml",
  png: "image/png",
  jpeg: "image/jpeg",
  gif: "image/gif",
  pdf: "application/pdf",
  text: "text/plain",
} as const;

type Content = string | Uint8Array;
type Display = Readonly<Record<keyof typeof TYPES, (content: Content) => void>> & {
  raw(contentType: string, content: Content): void;
};

/** The module `tslab` as notebooks know it that were written for tslab's kernel (`typings/tslab.d.ts`). */
export interface TslabModule {
  readonly display: Display;
  newDisplay(): Display;
  readonly versions: Readonly<Record<string, string>>;
}

/** Makes the module `tslab` of a way to show things. */
export function createTslabModule(show: ShowBundle, versions: TslabModule["versions"]): TslabModule {
  return {
    display: displayBy((data) => show(data, {})),
    newDisplay() {
      const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
        byte.toString(16).padStart(2, "0"),
      ).join("");
      let update = false;
      return displayBy((data) => {
        show(data, { id, update });
        update = true;
      });
    },
    versions,
  };
}

function displayBy(show: (data: MimeBundle) => void): Display {
  const raw = (contentType: string, content: Content) =>
    show({ [contentType]: typeof content === "string" ? content : base64(content) });
  const named = Object.entries(TYPES).map(([name, type]) => [name, (content: Content) => raw(type, content)]);
  return { ...(Object.fromEntries(named) as Omit<Display, "raw">), raw };
}

function base64(bytes: Uint8Array): string {
  let text = "";
  // Piece by piece, as a call takes only so many arguments.
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}
