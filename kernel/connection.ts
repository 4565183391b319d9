import { readFileSync } from "node:fs";

/** The five sockets of a kernel, by the names of the connection file. */
export const CHANNELS = ["shell", "control", "iopub", "stdin", "hb"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Where a kernel listens, and the key that signs its messages. */
export interface Connection {
  readonly address: Readonly<Record<Channel, string>>;
  /** As the connection file names them: `shell_port` and its like. */
  readonly ports: Readonly<Record<`${Channel}_port`, number>>;
  readonly key: string;
}

/**
 * Reads the connection file that Jupyter writes for each kernel.
 *
 * @throws TypeError when the file is no JSON or lacks something; the message names the field
 */
export function readConnection(file: string | undefined): Connection {
  if (!file) throw new TypeError("the first argument must be a connection file");
  return parseConnection(readFileSync(file, "utf8"));
}

export function parseConnection(text: string): Connection {
  const fields = readFields(text);
  const { transport = "tcp", ip, key = "", signature_scheme: scheme = "hmac-sha256" } = fields;
  if (scheme !== "hmac-sha256") throw new TypeError(`Cannot sign messages with ${scheme} as only hmac-sha256 is known`);
  if (transport !== "tcp" && transport !== "ipc") throw cannotListen("transport must be tcp or ipc", transport);
  if (typeof ip !== "string" || ip === "") throw cannotListen("ip must be a text", ip);
  if (typeof key !== "string") throw cannotListen("key must be a text", typeof key);
  const ports = Object.fromEntries(CHANNELS.map((channel) => [`${channel}_port`, readPort(fields, channel)]));
  const separator = transport === "ipc" ? "-" : ":";
  const address = CHANNELS.map((channel) => [channel, `${transport}://${ip}${separator}${ports[`${channel}_port`]}`]);
  return { address: Object.fromEntries(address), ports: ports as Connection["ports"], key };
}

function readFields(text: string): Readonly<Record<string, unknown>> {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    // The parser's own words may quote the key.
    throw new TypeError("Cannot read the connection file as it is not JSON");
  }
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) {
    throw new TypeError("Cannot read the connection file as it must hold an object");
  }
  return fields as Record<string, unknown>;
}

function readPort(fields: Readonly<Record<string, unknown>>, channel: Channel): number {
  const port = fields[`${channel}_port`];
  if (typeof port === "number" && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw cannotListen(`${channel}_port must be a number from 0 to 65535`, port);
}

function cannotListen(rule: string, found: unknown): TypeError {
  return new TypeError(`Cannot listen as ${rule}: current value is ${JSON.stringify(found)}`);
}
