import type {
  OtherCoverage,
  Payer,
  Person,
  ProfessionalClaim,
  Provider,
  Subscriber,
} from '../../../../schemas/claim.js';
import type { OtherAdjudication } from '../../../../schemas/claim-supplements.js';
import type { InstitutionalClaim } from '../../../../schemas/institutional-claim.js';
import { cents, sumCents } from '../../../../schemas/money.js';
import fc from '../../../support/property-testing.js';
import { CLAIM, CLINIC, DOCTOR, claims as professionalClaims } from '../sample-claims.js';
import {
  absentOr,
  amount,
  attachment,
  date,
  day,
  listOf,
  period,
  physician,
  recordOf,
  reference,
  time,
  withoutAbsent,
  word,
} from './arbitraries.js';
import { otherAdjudication } from './sample-adjudications.js';
import { hospitalCodes } from './sample-hospital-codes.js';
import { lines } from './sample-institutional-lines.js';

/** An inpatient stay with two lines. */
export const STAY: InstitutionalClaim = {
  patientControlNumber: 'H1001',
  form: 'institutional',
  facilityCode: '11',
  frequencyCode: '1',
  chargeAmount: cents(450_000),
  patient: CLAIM.patient,
  subscriber: CLAIM.subscriber,
  relationshipCode: '18',
  payer: CLAIM.payer,
  payerResponsibility: 'P',
  otherCoverages: [],
  billingProvider: CLINIC,
  attendingProvider: DOCTOR,
  statementFrom: day('2026-01-02'),
  statementThrough: day('2026-01-05'),
  admissionDate: day('2026-01-02'),
  admissionTime: '0830',
  dischargeTime: '1100',
  admissionTypeCode: '1',
  admissionSourceCode: '7',
  patientStatusCode: '01',
  principalDiagnosis: { code: 'J189', presentOnAdmission: 'Y' },
  admittingDiagnosis: { code: 'R0602' },
  otherDiagnoses: [{ code: 'I10', presentOnAdmission: 'Y' }, { code: 'Z87891' }],
  drgCode: '194',
  principalProcedure: { code: '0BH17EZ', date: day('2026-01-03') },
  valueCodes: [
    { code: '80', amount: cents(300) },
    { code: 'A2', amount: cents(1_531) },
  ],
  providerSignatureOnFile: true,
  assignmentCode: 'A',
  benefitsAssignmentCode: 'Y',
  releaseCode: 'Y',
  lines: [
    {
      lineNumber: 1,
      lineControlNumber: 'H1001-1',
      revenueCode: '0120',
      chargeAmount: cents(360_000),
      unitCode: 'DA',
      unitCount: '3',
    },
    {
      lineNumber: 2,
      lineControlNumber: 'H1001-2',
      revenueCode: '0305',
      procedure: { qualifier: 'HC', code: '85025', modifiers: [] },
      chargeAmount: cents(90_000),
      unitCode: 'UN',
      unitCount: '2',
      nonCoveredAmount: cents(1_050),
      serviceDate: day('2026-01-02'),
    },
  ],
};

const attending = recordOf<{ of: Provider; taxonomyCode: string }>({
  of: physician,
  taxonomyCode: absentOr(fc.constant('207Q00000X')),
}).map(({ of, ...taxonomy }) => ({ ...of, ...taxonomy }));

const own = recordOf<Partial<InstitutionalClaim>>({
  frequencyCode: fc.constantFrom('1', '2', '7', '8'),
  dischargeTime: absentOr(time),
  admissionTypeCode: fc.constantFrom('1', '3', '9'),
  admissionSourceCode: absentOr(fc.constantFrom('1', '7')),
  patientStatusCode: fc.constantFrom('01', '30'),
  estimatedAmountDue: absentOr(amount),
  referralNumber: absentOr(word(1, 20)),
  priorAuthorizationNumber: absentOr(word(1, 20)),
  payerControlNumber: absentOr(word(1, 20)),
  delayReasonCode: absentOr(fc.constantFrom('1', '11')),
  dates: absentOr(date.map((received) => [{ qualifier: '050', date: received }])),
  attachments: listOf(attachment, 3),
  contract: absentOr(
    fc.constant({ typeCode: '02', amount: cents(12_345), percentage: '12.5', version: 'V1' }),
  ),
  references: absentOr(
    fc.uniqueArray(reference('EA', 'D9', 'LX', 'G4'), {
      selector: ({ qualifier }) => qualifier,
      minLength: 1,
    }),
  ),
  fixedFormats: listOf(word(1, 80), 2),
  notes: absentOr(fc.constant([{ code: 'ADD', text: 'SECOND STAY OF THE MONTH' }])),
  conditions: absentOr(fc.constant([{ category: 'ZZ', applies: true, codes: ['AV', 'ST'] }])),
  repricing: absentOr(
    fc.constant({ methodCode: '03', allowedAmount: cents(18_288), organizationId: '123456789' }),
  ),
  attendingProvider: absentOr(attending),
  operatingPhysician: absentOr(physician),
  otherOperatingPhysician: absentOr(physician),
  renderingProvider: absentOr(physician),
  referringProvider: absentOr(physician),
});

const admissions = fc.oneof(
  fc.constant({}),
  date.map((admissionDate) => ({ admissionDate })),
  fc.record({ admissionDate: date, admissionTime: time }),
);

/** What of the parts of a professional claim an institutional one may say as well. */
function commonOf(claim: ProfessionalClaim, adjudication: OtherAdjudication) {
  const { subscriber } = claim;
  const serviceFacility = claim.serviceFacility && facilityOf(claim.serviceFacility);
  return withoutAbsent({
    patientControlNumber: claim.patientControlNumber,
    patient: personOf(claim.patient),
    subscriber: subscriberOf(subscriber),
    relationshipCode: claim.relationshipCode,
    payer: payerOf(claim.payer),
    payerResponsibility: claim.payerResponsibility,
    otherCoverages: claim.otherCoverages.map(
      ({ payer, payerResponsibility, subscriber: holder, relationshipCode }): OtherCoverage => ({
        payer: payerOf(payer),
        payerResponsibility,
        subscriber: subscriberOf(holder),
        relationshipCode,
        ...adjudication,
      }),
    ),
    billingProvider: withoutAbsent({
      ...facilityOf(claim.billingProvider),
      taxonomyCode: claim.billingProvider.taxonomyCode,
      taxId: claim.billingProvider.taxId,
      taxIdQualifier: 'EI' as const,
    }),
    serviceFacility,
    assignmentCode: claim.assignmentCode,
    benefitsAssignmentCode: claim.benefitsAssignmentCode,
    releaseCode: claim.releaseCode,
  });
}

function personOf({
  lastName,
  firstName,
  middleName,
  suffix,
  birthDate,
  genderCode,
  address,
}: Person): Person {
  return withoutAbsent({ lastName, firstName, middleName, suffix, birthDate, genderCode, address }) as Person;
}

function subscriberOf(subscriber: Subscriber): Subscriber {
  const { memberId, groupNumber, groupName, claimFilingCode } = subscriber;
  const its = withoutAbsent({ memberId, groupNumber, groupName, claimFilingCode });
  return { ...personOf(subscriber), ...its } as Subscriber;
}

function payerOf({ payerId, name, address }: Payer): Payer {
  return withoutAbsent({ payerId, name, address }) as Payer;
}

function facilityOf({ lastName, npi, address }: Provider): Provider {
  return withoutAbsent({ entityType: 'organization' as const, lastName, npi, address }) as Provider;
}

/** An institutional claim that is valid by its guide. */
export const institutionalClaims: fc.Arbitrary<InstitutionalClaim> = fc
  .tuple(professionalClaims, otherAdjudication, own, hospitalCodes, lines, period, admissions)
  .map(([common, adjudication, its, codes, charges, [statementFrom, statementThrough], admission]) => ({
    ...commonOf(common, adjudication),
    ...its,
    ...codes,
    ...admission,
    form: 'institutional' as const,
    facilityCode: '13',
    statementFrom,
    statementThrough,
    providerSignatureOnFile: true,
    lines: charges,
    chargeAmount: sumCents(charges, ({ chargeAmount }) => chargeAmount),
  })) as unknown as fc.Arbitrary<InstitutionalClaim>;
