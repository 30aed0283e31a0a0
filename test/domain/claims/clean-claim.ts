import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { ProfessionalClaim, ServiceLine } from '../../../schemas/claim.js';
import { type Cents, parseCents } from '../../../schemas/money.js';

export const date = (text: string) => text as CalendarDate;
export const dollars = (text: string): Cents => parseCents(text)!;

export const TODAY = date('2026-03-10');

export function line(lineNumber: number, changes: Partial<ServiceLine> = {}): ServiceLine {
  return {
    lineNumber,
    lineControlNumber: `L${lineNumber}`,
    procedure: { qualifier: 'HC', code: '99213', modifiers: [] },
    chargeAmount: dollars('100'),
    unitCount: '1',
    unitCode: 'UN',
    serviceDate: date('2026-03-02'),
    diagnosisPointers: [1],
    ...changes,
  };
}

const SUBSCRIBER = {
  lastName: 'Testperson',
  firstName: 'Ada',
  birthDate: date('1980-05-06'),
  genderCode: 'F',
  address: { line1: '5 Elm Street', city: 'Boston', state: 'MA', postalCode: '02110' },
} as const;

/** A claim that every edit passes. */
export const CLEAN_CLAIM: ProfessionalClaim = {
  patientControlNumber: 'CW000000123',
  form: 'professional',
  frequencyCode: '1',
  facilityCode: '11',
  chargeAmount: dollars('300'),
  patient: SUBSCRIBER,
  subscriber: { ...SUBSCRIBER, memberId: 'M0001', claimFilingCode: 'CI' },
  relationshipCode: '18',
  payer: { payerId: 'EX001', name: 'EXAMPLE COMMERCIAL HEALTH' },
  payerResponsibility: 'P',
  otherCoverages: [],
  billingProvider: {
    entityType: 'organization',
    lastName: 'Bay Colony Family Medicine',
    npi: '1345678902',
    taxonomyCode: '261QP2300X',
    taxId: '123456789',
    taxIdQualifier: 'EI',
    address: { line1: '12 Harbor Street', city: 'Boston', state: 'MA', postalCode: '021091234' },
    contact: { name: 'Billing Office', phone: '6175550100' },
  },
  renderingProvider: {
    entityType: 'person',
    lastName: 'Alden',
    firstName: 'Priscilla',
    npi: '1234567893',
    taxonomyCode: '207Q00000X',
  },
  diagnoses: [{ code: 'E119' }, { code: 'I10' }],
  lines: [
    line(1),
    line(2, {
      procedure: { qualifier: 'HC', code: 'J1100', modifiers: ['JZ', '59'] },
      unitCount: '2.5',
      diagnosisPointers: [2, 1],
      drug: { ndc: '00641036725', quantity: '2.5', unitCode: 'ML' },
    }),
    line(3, { chargeAmount: dollars('100'), serviceEndDate: date('2026-03-03'), facilityCode: '12' }),
  ],
  providerSignatureOnFile: true,
  assignmentCode: 'A',
  benefitsAssignmentCode: 'Y',
  releaseCode: 'Y',
};
