/**
 * A first line that names a program, as `#!/usr/bin/env node`, is a comment: TypeScript and Node take it for one, but only
 * at the start of a file, and other text stands before a cell. Columns stay where they are.
 */
export function withoutShebang(source: string): string {
  return source.replace(/^#!/, "//");
}
