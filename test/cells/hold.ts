import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { stripVTControlCharacters } from "node:util";
import type { Place, Seen } from "./place";
import { table } from "./table";
import type { Row, Run, Topic } from "./table/row";

/** Tests that the rows of the table hold in a place. */
export function holdTable(name: string, open: () => Promise<Place>, topics: readonly Topic[] = table): void {
  describe(`cells in ${name}`, () => {
    let place: Place;
    before(async () => {
      place = await open();
    });
    after(() => place?.[Symbol.asyncDispose]());
    for (const { about, rows } of topics) {
      describe(about, () => {
        for (const row of rows) it(row.it, () => holdRow(row, place));
      });
    }
  });
}

async function holdRow({ cells, afterwards }: Row, place: Place): Promise<void> {
  const ran: { step: Run; seen: Seen }[] = [];
  for (const cell of cells) {
    const step = typeof cell === "string" ? { run: cell } : cell;
    if ("complete" in step) {
      const proposed = await place.complete(step.complete);
      assert.deepEqual(proposed.slice(0, step.proposes.length), step.proposes);
    } else {
      const seen = await place.run(step.run, step.stopAfter);
      ran.push({ step, seen });
      holdSeen(step, seen, seen.count - ran.length);
    }
  }
  if (afterwards) await new Promise((resolve) => setTimeout(resolve, afterwards));
  for (const { step, seen } of ran) await holdPrinted(step, seen.count, place, ran[0].seen.count - 1);
}

/** @param before how many cells ran before the row's first */
function holdSeen({ run, value, fails }: Run, { value: text, error }: Seen, before: number): void {
  const report = error?.lines.map((line) => readable(line, before)) ?? [];
  if (fails === undefined) assert.deepEqual(report, [], `The cell failed: ${run}`);
  else if (fails instanceof RegExp) assert.match(report.join("\n"), fails);
  else if (typeof fails === "string") assert.equal(report[0], fails);
  else assert.deepEqual(report, fails);
  if (value !== undefined) assert.equal(readable(text ?? "", before), value);
}

async function holdPrinted({ prints, warns, shows }: Run, count: number, place: Place, before: number): Promise<void> {
  if (prints === undefined && warns === undefined && shows === undefined) return;
  const { stdout, stderr, shown } = await place.printed(count);
  if (prints !== undefined) assert.equal(stdout, prints);
  if (warns instanceof RegExp) assert.match(readable(stderr, before), warns);
  else if (warns !== undefined) assert.equal(readable(stderr, before), warns);
  if (shows) assert.deepEqual(shown, shows);
}

function readable(text: string, before: number): string {
  return stripVTControlCharacters(text).replace(/cell \[(\d+)\]/g, (_, n) => `cell [${Number(n) - before}]`);
}
