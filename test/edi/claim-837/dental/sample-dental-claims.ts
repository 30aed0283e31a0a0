import type { DentalClaim } from '../../../../schemas/dental-claim.js';
import { cents, sumCents } from '../../../../schemas/money.js';
import fc from '../../../support/property-testing.js';
import { ANN, CLINIC, DOCTOR, SAM } from '../sample-claims.js';
import { charges, period } from './sample-dental-lines.js';
import {
  amount,
  code,
  contract,
  date,
  dateOf,
  facility,
  listOf,
  otherCoverage,
  person,
  references,
  repricing,
  sometimes,
  specialist,
  text,
} from './sample-dental-parts.js';

/** A child's visit to the dentist: one filling, and an examination without a tooth. */
export const DENTAL_CLAIM: DentalClaim = {
  patientControlNumber: 'C6001',
  form: 'dental',
  frequencyCode: '1',
  facilityCode: '11',
  chargeAmount: cents(20_000),
  patient: SAM,
  subscriber: { lastName: 'DOE', firstName: 'ANN', memberId: 'M1001', claimFilingCode: 'CI' },
  relationshipCode: '19',
  payer: { payerId: 'P1', name: 'PLAN ONE' },
  payerResponsibility: 'P',
  otherCoverages: [],
  billingProvider: CLINIC,
  renderingProvider: { ...DOCTOR, taxonomyCode: '1223G0001X' },
  diagnoses: [{ code: 'K021' }],
  serviceDate: dateOf('2026-01-02'),
  lines: [
    {
      lineNumber: 1,
      lineControlNumber: 'C6001-1',
      procedure: { qualifier: 'AD', code: 'D2140', modifiers: [] },
      chargeAmount: cents(15_000),
      unitCount: '1',
      teeth: [{ number: '12', surfaces: ['L', 'M'] }],
      diagnosisPointers: [1],
    },
    {
      lineNumber: 2,
      lineControlNumber: 'C6001-2',
      procedure: { qualifier: 'AD', code: 'D0120', modifiers: [] },
      chargeAmount: cents(5_000),
      unitCount: '1',
    },
  ],
  providerSignatureOnFile: true,
  assignmentCode: 'A',
  benefitsAssignmentCode: 'Y',
  releaseCode: 'I',
};

const orthodontics = fc.oneof(
  fc.record({ totalMonths: fc.constantFrom('1', '36'), remainingMonths: fc.constantFrom('0', '27') }),
  fc.record({ remainingMonths: fc.constant('18') }),
  fc.record({ isOrthodontic: fc.constant(true as const) }),
);

const patients = fc.constantFrom(
  {
    relationshipCode: '18',
    patient: ANN,
    subscriber: { ...ANN, memberId: 'M1001', groupNumber: 'G77', claimFilingCode: 'CI' },
  },
  {
    relationshipCode: '19',
    patient: SAM,
    subscriber: { lastName: 'DOE', memberId: 'M1001', claimFilingCode: 'BL' },
  },
);

/** A dental claim with any of the parts that its guide has a place for, valid by it. */
export const dentalClaims: fc.Arbitrary<DentalClaim> = fc
  .tuple(
    patients,
    charges,
    period,
    fc.record({
      patientControlNumber: text,
      form: fc.constant('dental'),
      frequencyCode: fc.constantFrom('1', '7', '8'),
      facilityCode: fc.constant('11'),
      payer: fc.record({ payerId: code(5), name: text }),
      payerResponsibility: fc.constantFrom('P', 'S'),
      otherCoverages: fc.array(otherCoverage, { maxLength: 2 }),
      billingProvider: fc.constant(CLINIC),
      providerSignatureOnFile: fc.boolean(),
      assignmentCode: fc.constantFrom('A', 'C'),
      benefitsAssignmentCode: fc.constantFrom('Y', 'N', 'W'),
      releaseCode: fc.constantFrom('Y', 'I'),
    }),
    sometimes({
      isPredetermination: fc.constant(true as const),
      predeterminationNumber: text,
      appliancePlacementDate: date,
      orthodontics,
      toothStatuses: listOf(
        fc.record({ toothNumber: fc.constantFrom('1', '32', 'A'), statusCode: fc.constantFrom('E', 'M') }),
        35,
      ),
      renderingProvider: specialist,
      referringProvider: specialist,
      primaryCareProvider: specialist,
      assistantSurgeon: specialist,
      supervisingProvider: person,
      serviceFacility: facility,
      priorAuthorizationNumber: text,
      referralNumber: text,
      payerControlNumber: text,
      accident: fc.record(
        { date, causes: fc.constantFrom(['EM'], ['AA', 'OA']), state: fc.constant('CO') },
        { requiredKeys: ['causes'] },
      ),
      specialProgramCode: fc.constantFrom('01', '05'),
      delayReasonCode: fc.constantFrom('1', '11'),
      patientPaidAmount: amount,
      dates: date.map((day) => [{ qualifier: '050', date: day }]),
      attachments: listOf(
        fc.record(
          {
            reportTypeCode: fc.constantFrom('RB', 'P6'),
            transmissionCode: fc.constantFrom('EL', 'BM'),
            controlNumber: code(8),
          },
          { requiredKeys: ['reportTypeCode', 'transmissionCode'] },
        ),
        3,
      ),
      contract,
      references: references('4N', '9A', '9C', 'D9'),
      fixedFormats: listOf(text, 3),
      notes: listOf(fc.record({ code: fc.constant('ADD'), text }), 5),
      repricing: repricing(false),
    }),
  )
  .map(([who, what, when, must, may]) => ({
    ...must,
    ...who,
    ...what,
    ...when,
    ...may,
    chargeAmount: sumCents(what.lines, ({ chargeAmount }) => chargeAmount),
  })) as unknown as fc.Arbitrary<DentalClaim>;
