import { parseCalendarDate } from '../../../schemas/calendar-date.js';
import { cents } from '../../../schemas/money.js';
import type { ClaimPayment, RemittanceAdvice, ServicePayment } from '../../../schemas/remittance-advice.js';
import fc from '../../support/property-testing.js';

const place = fc.constant({ byteOffset: 0, byteLength: 0, line: 1 });
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const word = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength });
const amount = fc.integer({ min: -9_999_999, max: 9_999_999 }).map(cents);
const quantity = fc.constantFrom('0', '1', '2.5', '-3', '.5', '8.00');
const date = fc
  .constantFrom('2026-01-02', '2025-12-31', '2024-02-29')
  .map((text) => parseCalendarDate(text)!);
const some = <T>(arbitrary: fc.Arbitrary<T>, maxLength = 3) => fc.array(arbitrary, { maxLength });

/** A record in which the optional fields may be absent. */
function shape<T extends object, U extends object>(
  required: { [K in keyof T]: fc.Arbitrary<T[K]> },
  optional: { [K in keyof U]: fc.Arbitrary<U[K]> },
) {
  return fc
    .tuple(fc.record(required), fc.record(optional, { requiredKeys: [] }))
    .map(([one, other]) => ({ ...one, ...other }));
}

const qualifier = word(2, 3);
const reference = (qualifiers: fc.Arbitrary<string>) =>
  shape({ qualifier: qualifiers, value: word(1, 12) }, { description: word(1, 9) });
const number = fc.record({ qualifier: fc.constantFrom('TE', 'EM'), value: word(3, 12) });
const contact = shape(
  { functionCode: fc.constantFrom('CX', 'BL'), numbers: some(number) },
  { name: word(1, 9) },
);
const dated = (qualifiers: fc.Arbitrary<string>) => fc.record({ qualifier: qualifiers, date });
const amounted = fc.record({ qualifier, amount });
const counted = fc.record({ qualifier, quantity });

const adjustment = shape(
  { groupCode: fc.constantFrom('CO', 'PR', 'OA', 'PI'), reasonCode: word(1, 4), amount, place },
  { quantity },
);

const procedure = shape(
  { qualifier: fc.constant('HC'), code: word(5, 5), modifiers: some(word(2, 2), 4) },
  { description: word(1, 9) },
);

const service = shape(
  {
    procedure,
    chargeAmount: amount,
    paymentAmount: amount,
    dates: some(dated(fc.constantFrom('036', '232'))),
    adjustments: some(adjustment, 9),
    references: some(reference(fc.constantFrom('LU', '1S'))),
    amounts: some(amounted),
    quantities: some(counted),
    remarkCodes: some(word(2, 5)),
    place,
  },
  {
    revenueCode: word(4, 4),
    paidUnitCount: quantity,
    submittedProcedure: procedure,
    submittedUnitCount: quantity,
  },
)
  .chain((own) =>
    fc.tuple(
      fc.constant(own),
      fc.option(date, { nil: undefined }),
      fc.option(word(1, 9), { nil: undefined }),
    ),
  )
  .map(([own, day, control]) => ({
    ...own,
    ...(day && { serviceDate: day, dates: [...own.dates, { qualifier: '472', date: day }] }),
    ...(control && {
      lineControlNumber: control,
      references: [...own.references, { qualifier: '6R', value: control }],
    }),
    otherSegments: [],
  })) as unknown as fc.Arbitrary<Omit<ServicePayment, 'ordinal'>>;

const name = shape(
  { entityCode: fc.constantFrom('QC', 'IL', '74', '82', 'TT'), entityType: fc.constantFrom('1', '2') },
  {
    lastName: word(1, 9),
    firstName: word(1, 9),
    middleName: word(1, 9),
    suffix: word(1, 3),
    identifier: word(2, 9),
  },
);

const outpatient = word(2, 5).map((code) => ({ remarkCodes: [code], elements: ['', '1.5', code] }));

const claimPayment = shape(
  {
    patientControlNumber: word(1, 20),
    claimStatusCode: fc.constantFrom('1', '2', '22'),
    chargeAmount: amount,
    paymentAmount: amount,
    adjustments: some(adjustment, 14),
    names: some(name),
    references: some(reference(qualifier)),
    dates: some(dated(fc.constantFrom('232', '233', '050'))),
    contacts: some(contact, 1),
    amounts: some(amounted),
    quantities: some(counted),
    services: some(service).map((all) => all.map((each, index) => ({ ...each, ordinal: index + 1 }))),
    otherSegments: fc.constant([]),
    place,
  },
  {
    patientResponsibilityAmount: amount,
    claimFilingCode: word(2, 2),
    payerControlNumber: word(1, 20),
    facilityCode: word(2, 2),
    frequencyCode: word(1, 1),
    patientStatusCode: word(2, 2),
    drgCode: word(3, 3),
    drgWeight: quantity,
    dischargeFraction: quantity,
    outpatient,
  },
) as unknown as fc.Arbitrary<Omit<ClaimPayment, 'ordinal' | 'headerNumber'>>;

const address = shape(
  { lines: fc.array(word(1, 20), { minLength: 1, maxLength: 2 }) },
  { city: word(2, 9), state: word(2, 2), postalCode: word(5, 9) },
);
const party = shape(
  { name: word(1, 20), references: some(reference(qualifier)), contacts: some(contact) },
  { identifierQualifier: word(2, 2), address },
);

const providerAdjustment = shape(
  { providerIdentifier: fc.constantFrom('P1', 'P2'), reasonCode: word(2, 2), amount, place },
  { fiscalPeriodDate: date, reference: word(1, 20) },
);

/** Anything that an 835 can say and this project keeps. */
export const advices: fc.Arbitrary<RemittanceAdvice> = shape(
  {
    transactionSetControlNumber: fc.constant('0001'),
    handlingCode: fc.constantFrom('I', 'H'),
    paymentAmount: amount,
    creditDebitCode: fc.constantFrom('C', 'D'),
    paymentMethodCode: fc.constantFrom('ACH', 'CHK', 'NON'),
    paymentDate: date,
    traceNumber: word(1, 20),
    payerIdentifier: word(10, 10),
    payer: party,
    payee: party,
    references: some(reference(fc.constantFrom('EV', 'F2'))),
    otherSegments: fc.constant([]),
    providerAdjustments: some(providerAdjustment, 15).map((all) =>
      all.map((each, index) => ({ ...each, ordinal: index + 1 })),
    ),
    claims: some(fc.tuple(claimPayment, fc.boolean()), 5),
    place,
  },
  {
    paymentRouting: fc.constant(['CCP', '01', '', 'DA']),
    originatingCompanyCode: word(9, 9),
    productionDate: date,
    currencyCode: fc.constant('USD'),
  },
).map(({ claims, ...advice }) => ({
  ...advice,
  ...placeClaims(claims as never),
})) as unknown as fc.Arbitrary<RemittanceAdvice>;

/** Claim payments in order, under headers that begin where the flag says so. */
function placeClaims(claims: readonly (readonly [Omit<ClaimPayment, 'ordinal'>, boolean])[]) {
  const headers: { number: string }[] = [];
  const claimPayments = claims.map(([payment, begins], index) => {
    if (begins) headers.push({ number: String(headers.length + 1) });
    const header = headers.at(-1);
    return { ...payment, ordinal: index + 1, ...(header && { headerNumber: header.number }) };
  });
  return { headers, claimPayments };
}
