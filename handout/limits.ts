import type { Notebook } from "./notebook";

/** Seconds that one cell may take. Lessons need a few; without an end, one loop for ever would hold up the whole course. */
export const secondsPerCell = 300;

/** Bytes that one cell may show. A figure of the course has some 100,000; a handout is a file that is sent by mail. */
export const bytesPerCell = 10_000_000;

/**
 * The same limit for outputs that a file has stored.
 *
 * @throws RangeError that names the first cell that shows more
 */
export function checkOutputs({ cells, path }: Notebook): void {
  for (const { number, outputs } of cells) {
    const bytes = Buffer.byteLength(JSON.stringify(outputs));
    if (bytes > bytesPerCell) {
      const megabytes = (count: number) => `${(count / 1e6).toFixed(1)} MB`;
      throw new RangeError(
        `Cannot read cell ${number} of ${path} as a cell may show ${megabytes(bytesPerCell)}: it shows ${megabytes(bytes)}`,
      );
    }
  }
}
