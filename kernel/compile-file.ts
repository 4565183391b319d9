import { pathToFileURL } from "node:url";
import { type CompiledModule, compileModule } from "../cells";
import { ts } from "./typescript";

/** A local file as it runs, and the way back to its lines. */
export interface CompiledFile extends CompiledModule {
  readonly file: string;
  /** The address that the stack of an error names, at first. */
  readonly url: string;
}

/** Compiles a TypeScript or JavaScript file of the user's own; decorators as tslab did, if that is wanted. */
export function compileFile(file: string, source: string, oldDecorators = false): CompiledFile {
  return { ...compileModule(ts, file, source, oldDecorators), file, url: pathToFileURL(file).href };
}
