import type { Header, Message } from "./message";

/**
 * Which cell of a front end a request has run, in the front end's own words.
 *
 * A page of JupyterLab that was loaded again knows none of the requests of the page before, and would drop what they still
 * say: `kernel/jupyterlab/late-output.js` finds the cell by this name.
 */
export interface CellNames {
  /** Takes note of a request that has come, whatever it is. */
  note(request: Pick<Message, "header" | "metadata" | "content">): void;
  /**
   * How the front end calls the cell that a request has run. Only a cell's latest request has one: what an earlier run
   * still prints is shown nowhere, in JupyterLab as elsewhere.
   */
  of(request: Header | undefined): string | undefined;
}

export function createCellNames(): CellNames {
  const names = new Map<string, string>();
  const latest = new Map<string, string>();
  return {
    note({ header: { msg_id: id, msg_type: type }, metadata: { cellId: name }, content }) {
      if (type !== "execute_request" || content.silent === true || typeof name !== "string") return;
      names.delete(latest.get(name) ?? "");
      latest.set(name, id);
      names.set(id, name);
    },
    of: (request) => request && names.get(request.msg_id),
  };
}
