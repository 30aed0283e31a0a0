import { type CalendarDate, parseCalendarDate } from '../../schemas/calendar-date.js';
import { type Cents, cents } from '../../schemas/money.js';
import type { Contact, RemittanceName } from '../../schemas/remittance-advice.js';
import fc from '../support/property-testing.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Letters and digits, as identifiers and codes are. */
export const word = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...`${LETTERS}0123456789`), minLength, maxLength });

/** One to three words of letters. */
export const text = fc
  .array(fc.string({ unit: fc.constantFrom(...`${LETTERS}'-.`), minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(' '));

export const date: fc.Arbitrary<CalendarDate> = fc
  .tuple(
    fc.integer({ min: 1925, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => parseCalendarDate(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)!);

/** A start and, in half of them, an end that is not before it. */
export const period = fc
  .tuple(date, fc.option(date))
  .map(([one, other]) =>
    other === null ? { from: one } : { from: one < other ? one : other, to: one < other ? other : one },
  );

export const amount: fc.Arbitrary<Cents> = fc.integer({ min: 0, max: 99_999_999 }).map(cents);
export const count = fc.integer({ min: 1, max: 999 }).map(String);
export const listOf = <T>(one: fc.Arbitrary<T>, minLength: number, maxLength: number) =>
  fc.array(one, { minLength, maxLength });

/** A record in which the keys after the first model may be absent. */
export function recordOf<T extends object, U extends object>(
  always: { [K in keyof T]: fc.Arbitrary<T[K]> },
  sometimes: { [K in keyof U]: fc.Arbitrary<U[K]> },
): fc.Arbitrary<T & Partial<U>> {
  const keys = Object.keys(always) as never[];
  return fc.record({ ...always, ...sometimes }, { requiredKeys: keys }) as fc.Arbitrary<T & Partial<U>>;
}

export function organization(entityCode: string, identifierQualifier: string): fc.Arbitrary<RemittanceName> {
  const fixed = { entityCode, entityType: '2', identifierQualifier };
  return fc.record({ lastName: text, identifier: word(2, 20) }).map((made) => ({ ...fixed, ...made }));
}

/** A person with an identifier of this kind, or without one. */
export function person(entityCode: string, identifierQualifier?: string): fc.Arbitrary<RemittanceName> {
  const name = recordOf({ lastName: text }, { firstName: text, middleName: word(1, 8), suffix: word(1, 3) });
  const identifier =
    identifierQualifier === undefined
      ? fc.constant({})
      : word(2, 20).map((value) => ({ identifierQualifier, identifier: value }));
  return fc
    .tuple(name, identifier)
    .map(([made, known]) => ({ entityCode, entityType: '1', ...made, ...known }));
}

export const contact: fc.Arbitrary<Contact> = fc
  .record({ name: text, phone: word(7, 10), more: listOf(word(1, 5), 0, 2) })
  .map(({ name, phone, more }) => ({
    functionCode: 'IC',
    name,
    numbers: [{ qualifier: 'TE', value: phone }, ...more.map((value) => ({ qualifier: 'EX', value }))],
  }));

/** The same without places, which differ from file to file, and without what is told by the envelope. */
export function meaningOf(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) =>
      key === 'place' || key === 'transactionSetControlNumber' ? undefined : inner,
    ) ?? 'null',
  );
}
