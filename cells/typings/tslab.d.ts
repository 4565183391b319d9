// What `import * as tslab from "tslab"` gives to notebooks that were written for tslab's kernel.

declare module "tslab" {
  /** Shows content of a known type under the cell. */
  export interface Display {
    javascript(s: string): void;
    html(s: string): void;
    markdown(s: string): void;
    latex(s: string): void;
    svg(s: string): void;
    png(b: Uint8Array): void;
    jpeg(b: Uint8Array): void;
    gif(b: Uint8Array): void;
    pdf(b: Uint8Array): void;
    text(s: string): void;
    /** Shows content of any MIME type; bytes are sent in Base64. */
    raw(contentType: string, b: string | Uint8Array): void;
  }

  export const display: Display;

  /** A display of its own: what is shown with it replaces what it showed before. */
  export function newDisplay(): Display;

  /** The version of tslab that this agrees with, and those of the compiler and of Node. */
  export const versions: { readonly tslab: string; readonly typescript: string; readonly node: string };
}
