import { buildClaimInterchange } from '../../../edi/claim-837/build-claim-interchange.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { writeX12 } from '../../../edi/x12/write-x12.js';
import type { ProfessionalClaim } from '../../../schemas/claim.js';
import { renderIssue } from '../../../schemas/issue.js';
import { cents, sumCents } from '../../../schemas/money.js';
import { checkClaim } from '../../../src/domain/claims/edits/check-claim.js';
import fc from '../../support/property-testing.js';
import { CLEAN_CLAIM, date, line, TODAY } from './clean-claim.js';

/** The errors of the guide, or of the writer, in the bytes of one claim. */
function findErrors(claim: ProfessionalClaim): string[] {
  const written = writeX12([
    buildClaimInterchange({
      claims: [claim],
      submitter: {
        name: 'EXAMPLE PRACTICE',
        id: 'SENDER',
        contactName: 'BILLING',
        contactPhone: '6175550100',
      },
      receiver: { name: 'EXAMPLE CLEARINGHOUSE', id: 'RECEIVER' },
      sender: { id: 'SENDER' },
      recipient: { id: 'RECEIVER' },
      reference: '1',
      date: '20260310',
      time: '1200',
      interchangeControlNumber: '000000001',
      groupControlNumber: '1',
      usage: 'T',
    }),
  ]);
  const issues = 'refused' in written ? written.refused.issues : validateInterchange(written.done);
  return issues.filter(({ severity }) => severity === 'error').map(renderIssue);
}

const one = <T>(...values: T[]) => fc.constantFrom(...values);

/** Right more often than not, so that many claims are clean; wrong often enough to go to the edge. */
const mostly = <T>(right: readonly T[], ...odd: T[]) =>
  fc.oneof({ weight: 8, arbitrary: one(...right) }, { weight: 1, arbitrary: one(...odd) });

const text = fc.oneof(
  { weight: 8, arbitrary: one('AB', 'O BRIEN-SMITH', 'Suite 5, #3 (rear)') },
  { weight: 1, arbitrary: one('', ' ', 'A', 'A'.repeat(61), 'x:y', 'é', 'a|b', 'a>b') },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
);

const code = (...right: string[]) =>
  fc.oneof(
    { weight: 8, arbitrary: one(...right) },
    { weight: 1, arbitrary: fc.string({ maxLength: 3 }) },
    { weight: 1, arbitrary: one('', '1', '00', '11', '99', '18', 'G8', 'ZZ', 'P', 'U') },
  );

const address = fc.record(
  {
    line1: text,
    line2: text,
    city: text,
    state: mostly(['MA', 'PR'], 'XX', '', 'ma'),
    postalCode: mostly(['02110', '021101234'], '0211', '', '02110-1234'),
    country: mostly(['US', 'CA', 'FR'], 'USA', 'us', ''),
  },
  { requiredKeys: ['line1', 'city', 'state', 'postalCode'] },
);

const birthDate = mostly(['1980-05-06'], '2026-03-02', '2027-01-01').map(date);

const person = fc.record(
  {
    lastName: text,
    firstName: text,
    middleName: text,
    suffix: text,
    birthDate,
    genderCode: one('F' as const, 'M' as const, 'U' as const),
    address,
  },
  { requiredKeys: ['lastName', 'address'] },
);

const subscriber = fc
  .tuple(
    person,
    fc.record(
      {
        memberId: text,
        claimFilingCode: mostly(['CI', 'MB', 'ZZ'], '09', ''),
        groupNumber: text,
        groupName: text,
      },
      { requiredKeys: ['memberId', 'claimFilingCode'] },
    ),
  )
  .map(([whom, coverage]) => ({ ...whom, ...coverage }));

const provider = (entityType: 'person' | 'organization') =>
  fc.record(
    {
      entityType: mostly([entityType], 'person', 'organization'),
      lastName: text,
      firstName: text,
      middleName: text,
      npi: mostly(['1345678902', '1234567893'], '1345678903', ''),
      taxonomyCode: mostly(['207Q00000X'], '207Q', ''),
      taxId: mostly(['123456789'], '12-3456789', ''),
      taxIdQualifier: mostly(['EI' as const], 'SY' as const),
      address,
      contact: fc.record({ name: text, phone: mostly(['6175550100'], '617', '') }),
    },
    { requiredKeys: ['entityType', 'lastName', 'npi', 'taxId', 'taxIdQualifier', 'address'] },
  );

const payer = fc.record({ payerId: text, name: text, address }, { requiredKeys: ['payerId', 'name'] });

const otherCoverage = fc.record({
  payer,
  payerResponsibility: code('S', 'T', 'U', 'U', 'U'),
  subscriber,
  relationshipCode: code('18', '01', '19'),
});

const serviceLine = fc
  .record(
    {
      procedure: fc.record(
        {
          qualifier: mostly(['HC'], 'ER', 'XX', ''),
          code: mostly(['99213', 'J1100', '0001U'], '9921', 'W0000', ''),
          modifiers: fc.array(mostly(['25', '59', 'JZ', 'XE'], '5', 'é9', '25 '), { maxLength: 5 }),
          description: text,
        },
        { requiredKeys: ['qualifier', 'code', 'modifiers'] },
      ),
      chargeAmount: fc.integer({ min: -1, max: 10 ** 12 }).map(cents),
      unitCount: mostly(['1', '2.5', '0.001', '1.0', '01', '12345678'], '0', '1.2345', '123456789', ''),
      unitCode: one('UN' as const, 'MJ' as const),
      serviceDate: mostly(['2026-03-02', '2026-03-10'], '2026-03-11').map(date),
      serviceEndDate: mostly(['2026-03-10'], '2026-03-01', '2026-03-11').map(date),
      facilityCode: code('11', '12'),
      diagnosisPointers: fc.uniqueArray(mostly([1, 2], 0, 3, 13), { minLength: 1, maxLength: 5 }),
      drug: fc.record({
        ndc: mostly(['00641036725'], '641', ''),
        quantity: mostly(['1', '2.50', '0.5'], '0', 'x', ''),
        unitCode: one('ML' as const, 'UN' as const),
      }),
    },
    { requiredKeys: [] },
  )
  .map((changed) => (lineNumber: number) => line(lineNumber, changed));

const changes = fc.record({
  patientControlNumber: fc.oneof(text, one('123456789', 'CW1')),
  frequencyCode: one('1' as const, '7' as const, '8' as const),
  facilityCode: code('11', '22', '02'),
  patient: person,
  subscriber,
  relationshipCode: code('18', '01', '19'),
  payer,
  payerResponsibility: code('P', 'S'),
  otherCoverages: fc.array(otherCoverage, { maxLength: 12 }),
  billingProvider: provider('organization'),
  renderingProvider: provider('person'),
  referringProvider: provider('person'),
  supervisingProvider: provider('person'),
  serviceFacility: provider('organization'),
  diagnoses: fc
    .uniqueArray(mostly(['E119', 'I10', 'J45909', 'Z00129', 'U071'], 'W1830XA', 'E11.9', ''), {
      minLength: 2,
      maxLength: 13,
    })
    .map((codes) => codes.map((each) => ({ code: each }))),
  priorAuthorizationNumber: text,
  payerControlNumber: text,
  accident: fc.record(
    {
      causes: fc.uniqueArray(one('AA' as const, 'EM' as const, 'OA' as const), { maxLength: 3 }),
      date: mostly(['2026-03-01'], '2026-03-09').map(date),
      state: mostly(['MA'], 'XX', ''),
    },
    { requiredKeys: ['causes', 'date'] },
  ),
});

const PARTS = [
  ...['patientControlNumber', 'facilityCode', 'patient', 'subscriber', 'relationshipCode', 'payer'],
  ...['payerResponsibility', 'otherCoverages', 'billingProvider', 'renderingProvider', 'referringProvider'],
  ...['supervisingProvider', 'serviceFacility', 'diagnoses', 'priorAuthorizationNumber', 'accident'],
  'frequencyCode payerControlNumber',
];

/** The clean claim with some of its parts, and at times its lines, replaced. */
const claims = fc
  .tuple(changes, fc.subarray(PARTS, { maxLength: 2 }), fc.array(serviceLine, { maxLength: 2 }))
  .map(([all, parts, lines]): ProfessionalClaim => {
    const chosen = parts.flatMap((part) => part.split(' '));
    const some = Object.fromEntries(Object.entries(all).filter(([key]) => chosen.includes(key)));
    const claim = { ...CLEAN_CLAIM, ...some } as ProfessionalClaim;
    if (lines.length === 0) return claim;
    const numbered = lines.map((build, index) => build(index + 1));
    return { ...claim, lines: numbered, chargeAmount: sumCents(numbered, (each) => each.chargeAmount) };
  });

test('the bytes of a claim that every edit passes have no error against the guide', () => {
  let clean = 0;
  fc.assert(
    fc.property(claims, (claim) => {
      if (checkClaim(claim, { today: TODAY }).verdict !== 'clean') return;
      clean += 1;
      expect(findErrors(claim)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
  expect(clean).toBeGreaterThan(100);
});
