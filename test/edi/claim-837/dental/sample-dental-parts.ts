import { type CalendarDate, parseCalendarDate } from '../../../../schemas/calendar-date.js';
import type { OtherCoverage, Provider } from '../../../../schemas/claim.js';
import { cents } from '../../../../schemas/money.js';
import fc from '../../../support/property-testing.js';

export const dateOf = (value: string) => parseCalendarDate(value)!;

export const text = fc.stringMatching(/^[A-Z]([A-Z0-9 ]{0,10}[A-Z0-9])?$/);
export const code = (length: number) => fc.stringMatching(new RegExp(`^[A-Z0-9]{${length}}$`));
export const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
export const amount = fc.integer({ min: 0, max: 9_999_999 }).map(cents);
export const date: fc.Arbitrary<CalendarDate> = fc
  .integer({ min: 0, max: 9_000 })
  .map((days) => dateOf(new Date(Date.UTC(2001, 0, 1 + days)).toISOString().slice(0, 10)));
export const quantity = fc.constantFrom('1', '2', '12', '0.5', '1.25');
export const listOf = <T>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.array(item, { minLength: 1, maxLength });
export const reference = (...qualifiers: string[]) =>
  fc.record({ qualifier: fc.constantFrom(...qualifiers), value: text });
/** Whose value the guide lists. */
const CODED_REFERENCES: Record<string, string> = { '4N': '3', T4: 'Y' };
/** References of different qualifiers, as the guide takes each once. */
export const references = (...qualifiers: string[]) =>
  fc
    .uniqueArray(reference(...qualifiers), {
      minLength: 1,
      maxLength: qualifiers.length,
      selector: ({ qualifier }) => qualifier,
    })
    .map((all) =>
      all.map(({ qualifier, value }) => ({ qualifier, value: CODED_REFERENCES[qualifier] ?? value })),
    );
export const sometimes = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [] });

export const address = fc.record({
  line1: text,
  city: fc.constantFrom('DENVER', 'OAK PARK'),
  state: fc.constantFrom('CO', 'NY'),
  postalCode: digits(9),
});
export const person = fc.record(
  {
    entityType: fc.constant('person'),
    lastName: text,
    firstName: text,
    middleName: text,
    npi: digits(10),
    references: listOf(reference('0B', 'G2'), 2),
  },
  { requiredKeys: ['entityType', 'lastName'] },
) as fc.Arbitrary<Provider>;
export const specialist = fc
  .tuple(person, sometimes({ taxonomyCode: fc.constantFrom('1223G0001X', '1223S0112X') }))
  .map(([who, what]) => ({ ...who, ...what }));
export const facility = fc.record(
  { entityType: fc.constant('organization'), lastName: text, npi: digits(10), address },
  { requiredKeys: ['entityType', 'lastName', 'address'] },
) as fc.Arbitrary<Provider>;

export const repricing = (isLine: boolean) =>
  fc.record(
    {
      methodCode: fc.constantFrom('00', '05', '10'),
      allowedAmount: amount,
      savingAmount: amount,
      organizationId: text,
      rate: quantity,
      exceptionCode: fc.constantFrom('1', '2'),
      complianceCode: fc.constantFrom('1', '2'),
      rejectReasonCode: fc.constantFrom('T1', 'T2'),
      ...(isLine && {
        procedure: fc.record({ qualifier: fc.constant('AD'), code: code(5), modifiers: fc.constant([]) }),
      }),
    },
    { requiredKeys: ['methodCode', 'allowedAmount'] },
  );
export const contract = fc.record(
  { typeCode: fc.constantFrom('02', '05', '09'), amount, percentage: quantity, code: text, version: text },
  { requiredKeys: ['typeCode'] },
);
/** By group, so that no more CAS are needed than the guide takes. */
export const adjustments = listOf(
  fc.record(
    { groupCode: fc.constantFrom('CO', 'PR'), reasonCode: fc.constantFrom('45', '1', '2'), amount, quantity },
    { requiredKeys: ['groupCode', 'reasonCode', 'amount'] },
  ),
  9,
).map((all) => all.toSorted((one, other) => one.groupCode.localeCompare(other.groupCode)));

export const otherCoverage = fc
  .tuple(
    fc.record({
      payer: fc.record({ payerId: code(5), name: text }),
      payerResponsibility: fc.constantFrom('S', 'T'),
      relationshipCode: fc.constantFrom('18', '01', '19', 'G8'),
      subscriber: fc.record(
        {
          lastName: text,
          firstName: text,
          memberId: code(8),
          claimFilingCode: fc.constantFrom('CI', 'MC'),
          address,
        },
        { requiredKeys: ['lastName', 'memberId', 'claimFilingCode'] },
      ),
    }),
    sometimes({
      adjustments,
      paidAmount: amount,
      nonCoveredAmount: amount,
      remainingLiabilityAmount: amount,
      adjudicationDate: date,
      payerControlNumber: text,
      payerReferences: references('2U', 'G1', '9F', 'T4', 'G3'),
      payerProviders: fc
        .uniqueArray(fc.constantFrom('82', 'DQ', 'DD'), { minLength: 1, maxLength: 3 })
        .map((codes) =>
          codes.map((entityCode) => ({
            entityCode,
            entityType: 'person',
            references: [{ qualifier: 'G2', value: 'X1' }],
          })),
        ),
    }),
  )
  .map(([who, what]) => ({ ...who, ...what })) as unknown as fc.Arbitrary<OtherCoverage>;

export const adjudication = fc.record(
  {
    payerId: code(5),
    paidAmount: amount,
    procedure: fc.record({ qualifier: fc.constant('AD'), code: code(5), modifiers: fc.constant([]) }),
    paidUnitCount: quantity,
    bundledLineNumber: fc.integer({ min: 1, max: 50 }),
    adjustments,
    adjudicationDate: date,
    remainingLiabilityAmount: amount,
  },
  {
    requiredKeys: ['payerId', 'paidAmount', 'procedure', 'paidUnitCount', 'adjustments', 'adjudicationDate'],
  },
);
