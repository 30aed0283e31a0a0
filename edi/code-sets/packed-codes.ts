import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { CodeRow } from './code-release.js';

/** The longest code whose number is exact: 37 ** 10 is below 2 ** 53. */
const LONGEST = 10;
const BASE = 37;

/**
 * The codes of a release that may be sent, as sorted numbers with the days between which each is in force: 8 bytes a code, 16
 * where the file gives dates, in place of some 60 for a set of texts.
 */
export class PackedCodes {
  readonly #codes: Float64Array;
  /** First and last day as 20220101, 0 and 99999999 where open; undefined when no row has a day. */
  readonly #days: Int32Array | undefined;

  constructor(rows: readonly CodeRow[]) {
    const billable = rows.filter(({ isBillable }) => isBillable);
    if (billable.every(({ from, to }) => from === undefined && to === undefined)) {
      this.#codes = Float64Array.from(billable, ({ code }) => packCode(code)).sort();
      this.#days = undefined;
      return;
    }
    const sorted = billable.map((row) => ({ row, at: packCode(row.code) })).sort((a, b) => a.at - b.at);
    this.#codes = Float64Array.from(sorted, ({ at }) => at);
    this.#days = Int32Array.from(
      sorted.flatMap(({ row }) => [dayOf(row.from, 0), dayOf(row.to, 99_999_999)]),
    );
  }

  get count(): number {
    return this.#codes.length;
  }

  /** In memory. */
  get byteLength(): number {
    return this.#codes.byteLength + (this.#days?.byteLength ?? 0);
  }

  /** Whether the code is one of these and, with a date, in force on it. */
  has(code: string, on?: CalendarDate): boolean {
    const wanted = packCode(code);
    if (wanted < 0) return false;
    for (let at = this.#firstAt(wanted); this.#codes[at] === wanted; at += 1) {
      if (on === undefined || this.#isInForce(at, dayOf(on, 0))) return true;
    }
    return false;
  }

  #isInForce(at: number, day: number): boolean {
    const days = this.#days;
    return days === undefined || (days[2 * at]! <= day && day <= days[2 * at + 1]!);
  }

  /** The place of the first code that is not below this one. */
  #firstAt(wanted: number): number {
    let [low, high] = [0, this.#codes.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#codes[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Digits and capitals as a number to the base 37, so that no two texts have the same; -1 for a text of other characters. */
function packCode(code: string): number {
  if (code.length === 0 || code.length > LONGEST) return -1;
  let packed = 0;
  for (let at = 0; at < code.length; at += 1) {
    const character = code.charCodeAt(at);
    const isDigit = character >= 48 && character <= 57;
    if (!isDigit && (character < 65 || character > 90)) return -1;
    packed = packed * BASE + (isDigit ? character - 47 : character - 54);
  }
  return packed;
}

function dayOf(date: CalendarDate | undefined, open: number): number {
  return date === undefined ? open : Number(date.replaceAll('-', ''));
}
