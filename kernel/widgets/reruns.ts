import type { Header } from "../message";

/** Knows what each cell has set up at the front end: it goes when the cell runs again, and its output with it. */
export interface Reruns {
  /**
   * A cell begins: what its earlier run has set up is ended.
   *
   * @param cell how the front end calls the cell; one that names none shows each run beside the others
   */
  begin(cell: string | undefined, request: Header): void;
  /** When the cell to which the running code belongs began, by `performance.now()`. */
  began(): number | undefined;
  /**
   * Calls `end` when the cell to which the running code belongs runs again.
   *
   * @returns what forgets `end`, as there is nothing to end any more
   */
  own(end: () => void): () => void;
}

export function createReruns(owner: () => Header | undefined): Reruns {
  const latest = new Map<string, string>();
  const beginnings = new WeakMap<Header, number>();
  const endings = new Map<string, Set<() => void>>();
  return {
    begin(cell, request) {
      beginnings.set(request, performance.now());
      if (cell === undefined) return;
      const { msg_id } = request;
      const before = latest.get(cell) ?? "";
      for (const end of endings.get(before) ?? []) end();
      endings.delete(before);
      latest.set(cell, msg_id);
      endings.set(msg_id, new Set());
    },
    began() {
      const request = owner();
      return request && beginnings.get(request);
    },
    own(end) {
      const own = endings.get(owner()?.msg_id ?? "");
      own?.add(end);
      return () => void own?.delete(end);
    },
  };
}
