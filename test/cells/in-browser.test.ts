import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { bundleCells } from "../../handout/engine/bundle";
import { holdTable } from "./hold";
import { openPage } from "./page-place";
import { errors } from "./table/errors";
import { imports } from "./table/imports";
import { output } from "./table/output";
import { stopping } from "./table/stopping";

const script = bundleCells();

describe("the script that runs cells in a page", () => {
  let text: string;
  before(async () => {
    text = await script;
  });

  it("is at most 1.2 MB when it is packed, with the compiler and the library in it", () => {
    assert.ok(gzipSync(text, { level: 9 }).length <= 1_200_000);
  });

  it("asks the network for nothing, and tells how long it takes to be ready", async (test) => {
    await using place = await openPage(text, "page");
    assert.equal((await place.run("1 + 1")).value, "2");
    assert.deepEqual(place.requests, []);
    test.diagnostic(
      `ready after ${Math.round(place.readyAfter)} ms, ${gzipSync(text, { level: 9 }).length} bytes packed`,
    );
  });
});

holdTable("a page", async () => openPage(await script, "page"));
// Cells themselves are the same in a worker; what differs is how their output leaves and how they are stopped.
holdTable("a worker", async () => openPage(await script, "worker"), [errors, imports, output, stopping]);
