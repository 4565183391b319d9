import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import { CHANNELS } from "../../kernel/connection";
import { message } from "../../kernel/message";
import { HOME } from "../home";
import { startKernel } from "./client";

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("a kernel that cannot start", () => {
  const folder = mkdtempSync(join(tmpdir(), "descent-"));
  after(() => rmSync(folder, { recursive: true }));
  const start = (...args: string[]) =>
    spawnSync(process.execPath, [join(HOME, "kernel", "start.mjs"), ...args], { encoding: "utf8", timeout: 60_000 });
  const startWith = (text: string) => {
    const file = join(folder, "connection.json");
    writeFileSync(file, text);
    return start(file);
  };

  for (const [what, run] of [
    ["the connection file is not named", () => start()],
    ["there is no connection file", () => start("/nowhere/connection.json")],
    ["the connection file is a folder", () => start(folder)],
    ["the connection file is cut off", () => startWith('{ "ip": "127')],
    ["the connection file lacks its ports", () => startWith('{ "ip": "127.0.0.1", "key": "k" }')],
    ["the address is not this machine's", () => startWith(connectionTo("203.0.113.1"))],
  ] as const) {
    it(`says so in one line and ends with 1 when ${what}`, () => {
      const { status, stderr } = run();
      assert.match(stderr, /^Cannot run the kernel: .*\n$/);
      assert.equal(status, 1);
    });
  }
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function hasEnded(pid: number): Promise<void> {
  for (let waited = 0; isAlive(pid) && waited < 60_000; waited += 100) await later(100);
  assert.equal(isAlive(pid), false);
}

/** A connection file of a kernel that finds its own ports. */
function connectionTo(ip: string): string {
  const ports = CHANNELS.map((channel) => [`${channel}_port`, 0]);
  return JSON.stringify({ ...Object.fromEntries(ports), ip, key: "k" });
}

describe("a kernel whose server was killed", () => {
  it("ends by itself", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "descent-")), "connection.json");
    writeFileSync(file, connectionTo("127.0.0.1"));
    const argv = JSON.stringify([join(HOME, "kernel", "start.mjs"), file]);
    // It stays a little, so that the kernel has seen who started it.
    const server = `const { pid } = require("node:child_process").spawn(process.execPath, ${argv});
      process.stdout.write(String(pid)); setTimeout(() => process.kill(process.pid, "SIGKILL"), 2000)`;
    const pid = Number(spawnSync(process.execPath, ["-e", server], { encoding: "utf8", timeout: 60_000 }).stdout);
    await hasEnded(pid);
    rmSync(dirname(file), { recursive: true });
  });
});

describe("a kernel over ipc", () => {
  it("speaks as one over tcp", async () => {
    await using own = await startKernel({ transport: "ipc" });
    assert.match(own.connection.address.shell, /^ipc:/);
    assert.deepEqual((await own.execute("6 * 7")).first("execute_result")?.data, { "text/plain": "42" });
    assert.equal(await own.heartbeat(), "ping");
  });
});

describe("shutdown", () => {
  it("answers, then ends the process", async () => {
    await using own = await startKernel();
    await own.execute("1");
    const { reply } = await own.request("shutdown_request", { restart: true }, "control");
    assert.equal(reply.restart, true);
    await own.until(() => own.published.find(({ header }) => header.msg_type === "shutdown_reply"));
    assert.equal(await own.exited, 0);
  });

  it("is answered once, and what waits does not run any more", async () => {
    await using own = await startKernel();
    void own.execute("for (let i = 0; i < 1e9; i++); console.log('ran')").catch(() => {});
    void own.execute("console.log('ran')").catch(() => {});
    const asked = message("shutdown_request", { restart: false }, undefined);
    await Promise.all([own.send("control", asked), own.send("shell", asked)]);
    await own.exited;
    const types = own.published.map(({ header }) => header.msg_type);
    assert.equal(types.filter((type) => type === "shutdown_reply").length, 1);
    assert.equal(types.includes("stream"), false);
  });

  it("ends the children of cells with the kernel, but for one that was detached and left to itself", async () => {
    await using own = await startKernel();
    const { text } = await own.execute(
      `import { spawn } from "node:child_process";
      const piped = spawn("sleep", ["4331"]);
      const shared = spawn("sleep", ["4331"], { stdio: "inherit" });
      const ignoring = spawn("sh", ["-c", "trap '' INT; sleep 4331; true"], { stdio: "ignore" });
      const left = spawn("sleep", ["4331"], { detached: true, stdio: "ignore" });
      left.unref();
      console.log(JSON.stringify([piped, shared, ignoring, left].map(({ pid }) => pid)))`,
    );
    const pids: number[] = JSON.parse(text());
    await own.request("shutdown_request", { restart: false }, "control");
    assert.equal(await own.exited, 0);
    for (const pid of pids.slice(0, 3)) await hasEnded(pid);
    assert.equal(isAlive(pids[3]), true);
    process.kill(pids[3]);
  });

  it("ends the child that a cell waits for", async () => {
    await using own = await startKernel();
    void own
      .execute(
        "import { execFileSync } from 'node:child_process'; execFileSync('sh', ['-c', 'echo $$; exec sleep 4331'], { stdio: 'inherit' })",
      )
      .catch(() => {});
    const printed = await own.until(() => own.published.find(({ header }) => header.msg_type === "stream"));
    await own.request("shutdown_request", { restart: false }, "control");
    await own.exited;
    await hasEnded(Number(printed.content.text));
  });

  it("ends a kernel that computes", async () => {
    await using own = await startKernel();
    void own.execute("while (true) {}");
    await later(500);
    await own.request("shutdown_request", { restart: false }, "control");
    await own.exited;
  });
});
