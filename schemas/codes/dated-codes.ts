import type { CalendarDate } from '../calendar-date.js';

/** A list of codes that is published with dates. */
export interface DatedCodes {
  /** The day of the list that this one was compared with: what it does not hold may have come later. Undefined when not known. */
  readonly asOf?: CalendarDate;
  readonly codes: ReadonlyMap<string, CodeWindow>;
  /** The last number of each series, by the letters before it. */
  readonly highest: ReadonlyMap<string, number>;
}

const SERIES = /^([A-Z]{0,2})([0-9]{1,5})$/;

/** A code is in force from `since` to the day before `until`. */
export interface CodeWindow {
  readonly since?: CalendarDate;
  readonly until?: CalendarDate;
}

export interface DatedCodesTable {
  readonly asOf?: string;
  /** All codes, in force or retired: `1-308 A0-8 MA01-134`. */
  readonly all: string;
  /** Codes by their first day; older ones than the version of the standard have none. */
  readonly since?: Readonly<Record<string, string>>;
  /** Codes by the day from which they are retired. */
  readonly until?: Readonly<Record<string, string>>;
}

/** Reads a table of our own; throws for a date of a code that it does not list. */
export function parseDatedCodes(table: DatedCodesTable): DatedCodes {
  const codes = new Map<string, CodeWindow>(parseCodes(table.all).map((code) => [code, {}]));
  for (const key of ['since', 'until'] as const) {
    for (const [date, list] of Object.entries(table[key] ?? {})) {
      for (const code of parseCodes(list)) {
        const known = codes.get(code);
        if (!known) throw new Error(`A table of codes has a date for a code that it does not list: ${code}`);
        codes.set(code, { ...known, [key]: date });
      }
    }
  }
  const highest = new Map<string, number>();
  for (const code of codes.keys()) {
    const [, prefix = '', number] = SERIES.exec(code) ?? [];
    if (number !== undefined) highest.set(prefix, Math.max(highest.get(prefix) ?? 0, Number(number)));
  }
  return { ...(table.asOf === undefined ? {} : { asOf: table.asOf as CalendarDate }), codes, highest };
}

/**
 * Whether a code was in force on a date; without one, whether it ever was. Undefined when it cannot be told: the code is none of
 * the list, continues one of its series, and may have come after the list.
 */
export function isInForce(list: DatedCodes, code: string, on?: CalendarDate): boolean | undefined {
  const known = list.codes.get(code);
  if (!known) {
    const mayBeLater = on === undefined || list.asOf === undefined || on > list.asOf;
    return mayBeLater && continuesSeries(list, code) ? undefined : false;
  }
  if (on === undefined) return true;
  return (known.since ?? on) <= on && (known.until === undefined || on < known.until);
}

/** Bodies that keep such lists number a new code one above the last: `309`, `N941`. */
function continuesSeries({ highest }: DatedCodes, code: string): boolean {
  const [, prefix = '', number = '0'] = SERIES.exec(code) ?? [];
  return Number(number) > (highest.get(prefix) ?? Infinity);
}

/** `MA01-03 N7` is MA01, MA02, MA03 and N7: the last number has the prefix and, with a zero before it, the width of the first. */
export function parseCodes(list: string): string[] {
  return list.split(' ').flatMap((token) => {
    const range = /^([A-Z]*)(\d+)-(\d+)$/.exec(token);
    if (!range) return [token];
    const [, prefix = '', first = '', last = ''] = range;
    const width = first.startsWith('0') ? first.length : 1;
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, at) => prefix + String(Number(first) + at).padStart(width, '0'));
  });
}
