import { NOTEBOOK } from "./surroundings";

/** An error that nobody awaited, when it came out of a cell: other scripts of the page have their own. */
export function listenForRejections(report: (error: unknown) => void): void {
  const { addEventListener: listen } = globalThis as unknown as RejectingScope;
  listen("unhandledrejection", (event) => {
    const { reason } = event;
    if (reason instanceof Error && !reason.stack?.includes(`file://${NOTEBOOK}/`)) return;
    event.preventDefault();
    report(reason);
  });
}

/** A page or a worker, as far as it is asked about promises. */
interface RejectingScope {
  addEventListener(type: "unhandledrejection", listener: (event: Rejection) => void): void;
}
interface Rejection {
  readonly reason: unknown;
  preventDefault(): void;
}
