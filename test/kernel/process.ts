import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHANNELS, type Connection, parseConnection } from "../../kernel/connection";
import { HOME } from "../home";

/** A kernel as its kernel spec starts it. */
export interface KernelProcess {
  readonly process: ChildProcess;
  readonly connection: Connection;
  readonly exited: Promise<number | null>;
  /** Ends it, if it has not ended by itself. */
  end(): Promise<void>;
}

export interface KernelPlace {
  /** Where the notebook is: a folder of the project unless told otherwise. */
  readonly folder?: string;
  readonly transport?: "tcp" | "ipc";
  /** Without what the kernel logs. */
  readonly quiet?: boolean;
  /** What its environment says beside that of the tests. */
  readonly env?: NodeJS.ProcessEnv;
}

export async function startProcess({
  folder,
  transport = "tcp",
  quiet,
  env,
}: KernelPlace = {}): Promise<KernelProcess> {
  const scratch = mkdtempSync(join(tmpdir(), "descent-kernel-"));
  const ports = transport === "ipc" ? CHANNELS.map((_, i) => i + 1) : await freePorts(CHANNELS.length);
  const text = JSON.stringify({
    ...Object.fromEntries(CHANNELS.map((channel, i) => [`${channel}_port`, ports[i]])),
    ip: transport === "ipc" ? join(scratch, "kernel") : "127.0.0.1",
    transport,
    key: "a key for tests",
    signature_scheme: "hmac-sha256",
  });
  const file = join(scratch, "connection.json");
  writeFileSync(file, text);
  const argv = ["--require", join(HOME, "setup/preload.cjs"), join(HOME, "kernel/start.mjs"), file];
  const cwd = folder ?? join(HOME, "notebooks", "en");
  const kernel = spawn(process.execPath, argv, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", quiet ? "ignore" : "inherit"],
  });
  const exited = new Promise<number | null>((resolve) => kernel.once("exit", resolve));
  return {
    process: kernel,
    connection: parseConnection(text),
    exited,
    async end() {
      kernel.kill("SIGKILL");
      await exited;
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = servers.map(
    (server) =>
      new Promise<number>((resolve) => {
        server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
      }),
  );
  const found = await Promise.all(ports);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return found;
}
