import { Server } from "node:net";
import type { Jobs } from "./jobs";
import { standIn } from "./stand-in";

/** Makes the servers of a cell end with it when it is stopped: run again, it finds its port free. */
export function ownServers(jobs: Pick<Jobs, "onStop">): void {
  const { listen } = Server.prototype;
  Server.prototype.listen = standIn(listen, (self, args) => {
    const server = self as Server & { closeAllConnections?(): void };
    const forget = jobs.onStop(() => {
      server.close();
      server.closeAllConnections?.();
    });
    server.once("close", forget);
    return Reflect.apply(listen, server, args);
  });
}
