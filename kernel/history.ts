import { matches } from "./glob";
import type { Content } from "./message";

/** What ran in this session, and its numbers: what stands in brackets beside a cell. */
export interface History {
  /** The number of the latest cell; 0 before the first. */
  readonly count: number;
  /**
   * Keeps the cell of an `execute_request` that starts, unless it is silent or asks not to be kept; returns its number.
   *
   * @param id the name of the request
   */
  keep(id: string, request: Content): number;
  /** Keeps what the cell of a request is worth, as text. */
  keepResult(id: string, text: string): void;
  /**
   * Answers a `history_request`.
   *
   * @throws TypeError when `hist_access_type` is none of `tail`, `range` and `search`
   */
  answer(request: Content): Content;
}

interface Entry {
  readonly id: string;
  readonly line: number;
  readonly code: string;
  result: string | null;
}

/** There is one session: what ran before this kernel was started is not kept. */
const SESSION_NUMBER = 1;

export function createHistory(): History {
  const entries: Entry[] = [];
  return {
    get count() {
      return entries.length;
    },
    keep(id, { code, silent, store_history }) {
      if (silent === true || store_history === false) return entries.length;
      return entries.push({ id, line: entries.length + 1, code: String(code), result: null });
    },
    keepResult(id, text) {
      const entry = entries.findLast((each) => each.id === id);
      if (entry) entry.result = text;
    },
    answer(request) {
      const input = ({ code, result }: Entry) => (request.output === true ? [code, result] : code);
      const history = find(entries, request).map((entry) => [SESSION_NUMBER, entry.line, input(entry)]);
      return { status: "ok", history };
    },
  };
}

function find(entries: readonly Entry[], request: Content): readonly Entry[] {
  const { hist_access_type: how, pattern, unique, n } = request;
  if (how === "tail") return last(entries, n);
  if (how === "range") return range(entries, request);
  if (how !== "search") {
    throw new TypeError(
      `Cannot look into the history as hist_access_type must be tail, range or search: current value is ${how}`,
    );
  }
  const found = typeof pattern === "string" ? entries.filter(({ code }) => matches(code, pattern)) : entries;
  return last(unique === true ? latestOfEach(found) : found, n);
}

/** The last `n`; all of them when nobody says how many. */
function last(entries: readonly Entry[], n: unknown): readonly Entry[] {
  return typeof n === "number" ? entries.slice(Math.max(0, entries.length - n)) : entries;
}

/** The lines from `start` up to and without `stop`; negative numbers count from the end, as in IPython. */
function range(entries: readonly Entry[], { session, start, stop }: Content): readonly Entry[] {
  if (typeof session === "number" && session !== 0 && session !== SESSION_NUMBER) return [];
  const end = entries.length + 1;
  const line = (value: unknown, otherwise: number) => {
    if (typeof value !== "number" || value === 0) return otherwise;
    return value < 0 ? Math.max(1, value + end) : value;
  };
  return entries.slice(line(start, 1) - 1, line(stop, end) - 1);
}

function latestOfEach(entries: readonly Entry[]): Entry[] {
  const latest = new Map(entries.map((entry) => [entry.code, entry]));
  return entries.filter((entry) => latest.get(entry.code) === entry);
}
