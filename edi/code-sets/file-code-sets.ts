import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { CodeSets, CodeVerdict } from '../validate/code-sets.js';
import type { CodeRelease } from './code-release.js';
import { PackedCodes } from './packed-codes.js';

interface LoadedRelease {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly codes: PackedCodes;
}

/** What is loaded of one file. */
export interface LoadedCodes {
  readonly set: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** That may be sent; headers are not counted. */
  readonly codes: number;
}

/**
 * Code sets from official files. A set that is not loaded, and a day that none of its releases covers, are `no data`. Where two
 * releases cover a day, the one that begins later is asked: an addendum of April replaces the list of October from its day on.
 */
export class FileCodeSets implements CodeSets {
  readonly #releases = new Map<string, LoadedRelease[]>();

  constructor(releases: Iterable<CodeRelease>) {
    for (const { set, from, to, rows } of releases) {
      const loaded = this.#releases.get(set) ?? [];
      loaded.push({ from, to, codes: new PackedCodes(rows) });
      this.#releases.set(set, loaded);
    }
    for (const loaded of this.#releases.values()) loaded.sort(laterFirst);
  }

  /** By set and first day. */
  get loaded(): readonly LoadedCodes[] {
    return [...this.#releases].flatMap(([set, releases]) =>
      releases.map(({ from, to, codes }) => ({ set, from, to, codes: codes.count })).reverse(),
    );
  }

  /** Of the codes, in memory. */
  get byteLength(): number {
    const all = [...this.#releases.values()].flat();
    return all.reduce((sum, { codes }) => sum + codes.byteLength, 0);
  }

  check(set: string, code: string, on: CalendarDate | undefined): CodeVerdict {
    const releases = this.#releases.get(set);
    if (releases === undefined || (set === 'hcpcs' && isOfOthers(code))) return 'no data';
    // Without a date a code is right when it was one at any time; that it was none cannot be told.
    if (on === undefined) return releases.some(({ codes }) => codes.has(code)) ? 'valid' : 'no data';
    const release = releases.find(({ from, to }) => from <= on && on <= to);
    if (release === undefined) return 'no data';
    return release.codes.has(code, on) ? 'valid' : 'invalid';
  }
}

function laterFirst(a: LoadedRelease, b: LoadedRelease): number {
  const [left, right] = a.from === b.from ? [a.to, b.to] : [a.from, b.from];
  return left < right ? 1 : -1;
}

/** Codes of HCPCS that the file of CMS leaves out: CPT (Level I) begins with digits, dental codes with D. */
function isOfOthers(code: string): boolean {
  return /^(?:\d{4}[0-9A-Z]|D\d{4})$/.test(code);
}
