import { Server } from "node:net";
import type { Jobs } from "./jobs";

/** Makes the servers of a cell end with it when it is stopped: run again, it finds its port free. */
export function ownServers(jobs: Pick<Jobs, "onStop">): void {
  const { listen } = Server.prototype;
  Server.prototype.listen = function (this: Server & { closeAllConnections?(): void }, ...args: unknown[]) {
    const forget = jobs.onStop(() => {
      this.close();
      this.closeAllConnections?.();
    });
    this.once("close", forget);
    return Reflect.apply(listen, this, args);
  } as typeof listen;
}
