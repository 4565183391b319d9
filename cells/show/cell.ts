/** Letters of one entry to show: a table is for comparing, not for reading. */
const LONGEST = 200;

/** Whether a value fits into one entry of a table. */
export function isFlat(value: unknown): boolean {
  return value === null || value instanceof Date || (typeof value !== "object" && typeof value !== "function");
}

/** An entry of a table as text; the value itself is not changed. */
export function cellText(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "number") return numberText(value);
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  return shortened(typeof value === "object" && value !== null ? JSON.stringify(value) : String(value));
}

/** What stands to the right in its column, so that digits stand under digits. */
export function isNumeric(value: unknown): boolean {
  return typeof value === "number" || typeof value === "bigint" || value === null || value === undefined;
}

/** From here on, six digits leave less than two decimals. */
const LARGE = 10_000;

/** Six digits are enough to read, but none before the point is made a zero. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return allDigits(value);
  return String(Number(Math.abs(value) < LARGE ? value.toPrecision(6) : value.toFixed(2)));
}

/** As `console.log` writes a number: minus zero, whose inverse is minus infinity, has its sign. */
export function allDigits(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST)}… ${counted(text.length - LONGEST, "more character")}`;
}

/** `1 row`, `12,345 rows` */
export function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? "" : "s"}`;
}

/** `1,234,567` */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
