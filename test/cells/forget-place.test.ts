import assert from "node:assert/strict";
import { describe, it } from "node:test";
import vm from "node:vm";
import ts from "typescript";
import { forgetPlace } from "../../cells/compiler/depth";

interface Writer {
  writeKeyword(text: string): void;
}
const { usingSingleLineStringWriter: write } = ts as unknown as {
  usingSingleLineStringWriter(work: (writer: Writer) => void): string;
};

describe("forgetPlace()", () => {
  it("clears what the compiler was writing when it was broken, which runs no finally", () => {
    const shared = globalThis as { broken?: () => void };
    shared.broken = () => {
      write((writer) => {
        writer.writeKeyword("Car");
        for (;;);
      });
    };
    assert.throws(() => vm.runInThisContext("broken()", { timeout: 50 }), /timed out/);
    delete shared.broken;
    forgetPlace(ts);
    assert.equal(
      write((writer) => writer.writeKeyword("x")),
      "x",
    );
  });
});
