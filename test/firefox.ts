import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isProgram } from "../handout/find-browser";

/** The Firefox of this machine, if it has one. playwright-core knows only the Firefox that it would download itself. */
export const firefox: string | undefined = (process.env.PATH ?? "")
  .split(delimiter)
  .flatMap((folder) => ["firefox", "firefox-esr"].map((name) => join(folder, name)))
  .concat("/Applications/Firefox.app/Contents/MacOS/firefox")
  .find(isProgram);

/** A page in Firefox, without a window. */
export interface FirefoxPage {
  open(address: string): Promise<void>;
  /** The value of an expression; a promise is waited for. */
  evaluate<T>(expression: string): Promise<T>;
  /** Presses a key, in the codes of WebDriver, where the keyboard's focus is put to. */
  press(selector: string, key: string): Promise<void>;
}

/** How long Firefox may take to begin, in milliseconds. */
const PATIENCE = 60_000;

/** Lends a page of a new Firefox with a profile of its own, and ends it whatever happens. */
export async function withFirefox<T>(use: (page: FirefoxPage) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), "descent-firefox-"));
  // A free port; which one, Firefox writes into its profile.
  writeFileSync(join(profile, "user.js"), 'user_pref("marionette.port", 0);\n');
  const args = ["--headless", "--no-remote", "--marionette", "--profile", profile];
  const browser = spawn(String(firefox), args, { stdio: "ignore" });
  const ended = new Promise((resolve) => browser.once("close", resolve));
  try {
    const send = await marionette(await portIn(profile));
    await send("WebDriver:NewSession", {});
    return await use({
      open: async (url) => void (await send("WebDriver:Navigate", { url })),
      evaluate: async (expression) =>
        (await send("WebDriver:ExecuteScript", { script: `return ${expression}`, args: [] })) as never,
      press: async (selector, key) => {
        const found = await send("WebDriver:FindElement", { using: "css selector", value: selector });
        const [id] = Object.values(found as Record<string, string>);
        await send("WebDriver:ElementSendKeys", { id, text: key });
      },
    });
  } finally {
    browser.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function portIn(profile: string): Promise<number> {
  const file = join(profile, "MarionetteActivePort");
  for (const end = Date.now() + PATIENCE; Date.now() < end; await wait(50)) {
    const port = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
    if (port > 0) return port;
  }
  throw new Error(`Cannot open a page as Firefox must answer within ${PATIENCE / 1000} s: ${firefox}`);
}

type Send = (command: string, parameters: object) => Promise<unknown>;

/** Firefox's remote protocol: each message is its length in bytes, a colon, and JSON. */
async function marionette(port: number): Promise<Send> {
  const messages = messagesOf(connect(port, "127.0.0.1"));
  await messages.next(); // a greeting
  let id = 0;
  return async (command, parameters) => {
    messages.write([0, ++id, command, parameters]);
    const [, , error, result] = (await messages.next()) as [number, number, { message: string } | null, unknown];
    if (error) throw new Error(`Firefox cannot do ${command}: ${error.message}`);
    return (result as { readonly value?: unknown } | null)?.value;
  };
}

function messagesOf(socket: Socket) {
  const pieces = socket[Symbol.asyncIterator]();
  let received = Buffer.alloc(0);
  return {
    write(message: unknown) {
      const text = JSON.stringify(message);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    },
    async next(): Promise<unknown> {
      for (;;) {
        const from = received.indexOf(":") + 1;
        const to = from + Number(received.subarray(0, Math.max(from - 1, 0)));
        if (from > 0 && received.length >= to) {
          const message = received.toString("utf8", from, to);
          received = received.subarray(to);
          return JSON.parse(message);
        }
        const { value, done } = await pieces.next();
        if (done) throw new Error("Firefox has ended");
        received = Buffer.concat([received, value]);
      }
    },
  };
}
