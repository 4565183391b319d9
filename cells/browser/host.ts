import { CELL, CELLS, TURN } from "../compiler/names";
import type { CellFunction, Host } from "../host";
import type { RunningCell } from "../values";
import type { Evaluate } from "./evaluate";
import type { Modules } from "./modules";
import type { Owner } from "./owner";
import { NOTEBOOK } from "./surroundings";

export interface BrowserHostParts {
  readonly evaluate: Evaluate;
  readonly modules: Pick<Modules, "load">;
  readonly owner: Owner;
  readonly check: () => void;
  readonly wait: (value: unknown) => unknown;
  readonly waitEach: (values: unknown) => unknown;
}

/** Runs cells in a page or in a worker. */
export function createBrowserHost({ evaluate, modules, owner, check, wait, waitEach }: BrowserHostParts): Host {
  return {
    check,
    wait,
    waitEach,
    owner: () => owner.cell,
    load: modules.load,
    meta: metaOf(`${NOTEBOOK}/cell.ts`),
    compile({ code, url, awaits }) {
      // One line stands before the body: LINES_BEFORE_BODY.
      const head = `${awaits ? "async " : ""}function $body(${CELLS}, ${CELL}) { "use strict"; let ${TURN} = 0;\n`;
      const body = evaluate(`${head}${code}\n}`, url) as CellFunction;
      return ($cells, $cell) => body($cells, carryingOwner($cell, owner));
    },
  };
}

/** The value of `import.meta` in a cell or a file. */
export function metaOf(path: string): object {
  return { url: `file://${path}`, filename: path, dirname: path.slice(0, path.lastIndexOf("/")) };
}

/**
 * The emitted code says `$cell.resumed(await x)`: the method is looked up before the wait and called behind it, which
 * is where a getter can hand the owner from one to the other.
 */
export function carryingOwner<C extends Pick<RunningCell, "resumed">>(cell: C, owner: Owner): C {
  const { resumed } = cell;
  return Object.defineProperty(cell, "resumed", { get: () => owner.carry(resumed) });
}
