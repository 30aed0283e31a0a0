import { type CalendarDate, parseCalendarDate } from '../../../../schemas/calendar-date.js';
import type { Provider } from '../../../../schemas/claim.js';
import type { Attachment } from '../../../../schemas/claim-supplements.js';
import { cents } from '../../../../schemas/money.js';
import fc from '../../../support/property-testing.js';

export const day = (text: string) => parseCalendarDate(text)!;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const word = (minLength: number, maxLength: number, from = `${letters}0123456789`) =>
  fc.string({ unit: fc.constantFrom(...from), minLength, maxLength });
export const digits = (length: number) => word(length, length, '0123456789');
export const absentOr = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
export const listOf = <T>(arbitrary: fc.Arbitrary<T>, maxLength: number) =>
  absentOr(fc.array(arbitrary, { minLength: 1, maxLength }));

/** The object without what is undefined. */
export function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
export const recordOf = <T extends object>(model: { [K in keyof T]?: fc.Arbitrary<T[K] | undefined> }) =>
  fc.record(model as { [K in keyof T]: fc.Arbitrary<T[K]> }).map((value) => withoutAbsent(value as T));

export const date: fc.Arbitrary<CalendarDate> = fc
  .tuple(
    fc.integer({ min: 2000, max: 2026 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => day(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`));
export const period = fc.tuple(date, date).map((dates) => dates.toSorted() as [CalendarDate, CalendarDate]);
export const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => String(hour).padStart(2, '0') + String(minute).padStart(2, '0'));
export const amount = fc.integer({ min: 0, max: 9_999_999 }).map(cents);
export const quantity = fc.constantFrom('1', '2', '10', '0.5', '1.25', '100');
export const reference = (...qualifiers: readonly string[]) =>
  fc.record({ qualifier: fc.constantFrom(...qualifiers), value: word(1, 20) });
export const physician = recordOf<Provider>({
  entityType: fc.constant('person' as const),
  lastName: word(1, 12, letters),
  firstName: absentOr(word(1, 9, letters)),
  middleName: absentOr(word(1, 5, letters)),
  suffix: absentOr(fc.constant('JR')),
  npi: absentOr(digits(10)),
  references: listOf(reference('0B', '1G', 'G2'), 3),
});
export const attachment = recordOf<Attachment>({
  reportTypeCode: fc.constantFrom('03', 'OZ', 'B4'),
  transmissionCode: fc.constantFrom('EL', 'BM', 'AA'),
  controlNumber: absentOr(word(2, 20)),
});
