import { readFileSync } from "node:fs";

/** The five sockets of a kernel, by the names of the connection file. */
export const CHANNELS = ["shell", "control", "iopub", "stdin", "hb"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Where a kernel listens, and the key that signs its messages. */
export interface Connection {
  readonly address: Readonly<Record<Channel, string>>;
  readonly key: string;
}

/**
 * Reads the connection file that Jupyter writes for each kernel.
 *
 * @throws TypeError when the file lacks something; the message names the field
 */
export function readConnection(file: string | undefined): Connection {
  if (!file) throw new TypeError("the first argument must be a connection file");
  return parseConnection(readFileSync(file, "utf8"));
}

export function parseConnection(text: string): Connection {
  const fields = JSON.parse(text) as Record<string, unknown>;
  const { transport = "tcp", ip, key = "", signature_scheme: scheme = "hmac-sha256" } = fields;
  if (scheme !== "hmac-sha256") throw new TypeError(`Cannot sign messages with ${scheme} as only hmac-sha256 is known`);
  if (typeof ip !== "string") throw new TypeError(`Cannot listen as ip must be a text: current value is ${ip}`);
  const address = (channel: Channel) => {
    const port = fields[`${channel}_port`];
    if (typeof port !== "number") {
      throw new TypeError(`Cannot listen as ${channel}_port must be a number: current value is ${port}`);
    }
    return transport === "ipc" ? `ipc://${ip}-${port}` : `tcp://${ip}:${port}`;
  };
  const entries = CHANNELS.map((channel) => [channel, address(channel)] as const);
  return { address: Object.fromEntries(entries) as Record<Channel, string>, key: String(key) };
}
