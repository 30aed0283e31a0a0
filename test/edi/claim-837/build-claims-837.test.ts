import {
  buildClaimInterchange,
  type ClaimSubmission,
} from '../../../edi/claim-837/build-claim-interchange.js';
import { buildClaims837 } from '../../../edi/claim-837/build-claims-837.js';
import { readClaimBatch } from '../../../edi/claim-837/read-claim-batch.js';
import { readClaims837 } from '../../../edi/claim-837/read-claims-837.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { writeX12 } from '../../../edi/x12/write-x12.js';
import { parseCalendarDate } from '../../../schemas/calendar-date.js';
import type { ProfessionalClaim } from '../../../schemas/claim.js';
import { cents } from '../../../schemas/money.js';
import { fixture, setsOf, writtenSet } from '../sets-of.js';
import { ANN, BATCH, CLAIM, CLINIC, SAM } from './sample-claims.js';

const SUBMISSION: ClaimSubmission = {
  ...BATCH,
  sender: { id: 'ROSECLINIC' },
  recipient: { qualifier: '30', id: 'PLANONE' },
  interchangeControlNumber: '42',
  groupControlNumber: '7',
  usage: 'T',
};

const HOLDER = {
  lastName: 'DOE',
  firstName: 'PAT',
  memberId: 'M2002',
  groupName: 'ACME',
  claimFilingCode: 'BL',
};

const DEPENDENT: ProfessionalClaim = {
  ...CLAIM,
  patientControlNumber: 'C1002',
  patient: SAM,
  subscriber: HOLDER,
  relationshipCode: '19',
};

/** Secondary, a replacement after an accident, with every provider, a drug and a period. */
const SECONDARY: ProfessionalClaim = {
  ...CLAIM,
  patientControlNumber: 'C1003',
  frequencyCode: '7',
  payerControlNumber: 'P7003',
  priorAuthorizationNumber: 'AUTH1',
  payerResponsibility: 'S',
  otherCoverages: [
    {
      payer: { payerId: 'P2', name: 'PLAN TWO' },
      payerResponsibility: 'P',
      relationshipCode: '01',
      subscriber: { ...HOLDER, memberId: 'M3003' },
    },
  ],
  accident: { causes: ['AA', 'OA'], state: 'CO', date: parseCalendarDate('2025-12-30')! },
  referringProvider: { entityType: 'person', lastName: 'REED', firstName: 'JO', npi: '1999000023' },
  supervisingProvider: { entityType: 'person', lastName: 'STONE', npi: '1999000031' },
  serviceFacility: { ...CLINIC, lastName: 'ROSE SURGERY', npi: '1999000049' },
  chargeAmount: cents(52_550),
  lines: [
    ...CLAIM.lines,
    {
      lineNumber: 2,
      lineControlNumber: 'C1003-2',
      procedure: { qualifier: 'HC', code: 'J3490', modifiers: [], description: 'OWN WORDS' },
      chargeAmount: cents(40_000),
      unitCount: '0.50',
      unitCode: 'UN',
      serviceDate: parseCalendarDate('2026-01-02')!,
      serviceEndDate: parseCalendarDate('2026-01-03')!,
      facilityCode: '22',
      diagnosisPointers: [2],
      drug: { ndc: '00409198501', quantity: '10.0', unitCode: 'ML' },
    },
  ],
};

function bytesFor(claims: readonly ProfessionalClaim[]): Uint8Array {
  const written = writeX12([buildClaimInterchange({ ...SUBMISSION, claims })], { lineBreak: '\n' });
  if ('refused' in written) throw new Error(JSON.stringify(written.refused.issues));
  return written.done;
}

describe('buildClaimInterchange', () => {
  it.each([
    ['one-claim', [CLAIM]],
    ['dependent', [DEPENDENT]],
    ['secondary-coverage', [SECONDARY]],
    ['one-subscriber-twice', [CLAIM, DEPENDENT, { ...CLAIM, patientControlNumber: 'C1004' }]],
  ])('writes %s byte for byte, valid by its guide', (name, claims) => {
    const bytes = bytesFor(claims);
    expect(Buffer.from(bytes).toString()).toBe(Buffer.from(fixture(`837p/${name}.edi`)).toString());
    expect(validateInterchange(bytes)).toEqual([]);
  });

  it('begins another set after 5,000 claims, with its own control number and reference', () => {
    const claims = Array.from({ length: 5001 }, (_, index) => ({
      ...CLAIM,
      patientControlNumber: `C${index}`,
    }));
    const sets = setsOf(bytesFor(claims), '837').map(readClaimBatch);
    expect(sets.map((set) => set.claims.length)).toEqual([5000, 1]);
    expect(sets.map(({ reference }) => reference)).toEqual(['B0001', 'B0001-2']);
    const [group] = buildClaimInterchange({ ...SUBMISSION, claims }).groups;
    expect(group!.sets.map(({ controlNumber }) => controlNumber)).toEqual(['0001', '0002']);
  });
});

describe('buildClaims837', () => {
  it('begins the patient anew after 100 claims, as the guide allows no more', () => {
    const claims = Array.from({ length: 101 }, (_, index) => ({
      ...DEPENDENT,
      patientControlNumber: `C${index}`,
    }));
    const levels = buildClaims837({ ...BATCH, claims }).filter(([id]) => id === 'HL');
    expect(levels.map((level) => level.slice(1))).toEqual([
      ['1', '', '20', '1'],
      ['2', '1', '22', '1'],
      ['3', '2', '23', '0'],
      ['4', '2', '23', '0'],
    ]);
  });

  it('fills address and birth date of a subscriber who is the patient from the patient', () => {
    const { memberId, claimFilingCode } = CLAIM.subscriber;
    const subscriber = { lastName: 'DOE', firstName: 'ANN', memberId, claimFilingCode };
    const built = buildClaims837({ ...BATCH, claims: [{ ...CLAIM, subscriber }] });
    expect(built).toContainEqual(['N3', '2 ELM STREET', '']);
    expect(built).toContainEqual(['DMG', 'D8', '19800302', 'F']);
  });
});

describe('readClaimBatch', () => {
  const changed = (from: string, to: string) => {
    const text = Buffer.from(fixture('837p/dependent.edi')).toString('latin1');
    expect(text).toContain(from);
    const { claims, issues } = readClaimBatch(
      setsOf(Buffer.from(text.replace(from, to), 'latin1'), '837')[0]!,
    );
    return [
      claims.length,
      ...issues.map(({ code, severity, at }) => `${severity} ${code} ${at.segment} line ${at.line}`),
    ];
  };

  it.each([
    ['CLM02 no amount', 'C1002*125.5*', 'C1002*125,5*', 'error edi.bad-amount CLM line 25'],
    ['SV102 no amount', '99213:25*125.5', '99213:25*1e2', 'error edi.bad-amount SV1 line 30'],
    ['CLM05-3 unknown', '11:B:1', '11:B:9', 'error edi.bad-code CLM line 25'],
    ['no date of service', '*20260102', '*20261302', 'error edi.bad-date DTP line 31'],
    [
      'a period whose end is no day',
      'D8*20260102',
      'RD8*20260102-20261302',
      'error edi.bad-date DTP line 31',
    ],
    ['no patient', 'HL*3*2*23*0', 'HL*3*1*20*0', 'error edi.missing-hierarchy CLM line 25'],
    [
      'no statement period on an institutional claim',
      'SV1*',
      'SV2*0300*',
      'error edi.missing-segment CLM line 25',
    ],
  ])('leaves a claim out with its place: %s', (_, from, to, expected) => {
    const errors = changed(from, to).filter((each) => !String(each).startsWith('warning'));
    expect(errors).toEqual([0, expected]);
  });

  it('takes the provider of the level that a subscriber names as its parent', () => {
    const text = Buffer.from(fixture('837p/dependent.edi')).toString('latin1');
    const other = 'HL*9**20*1~\nNM1*85*2*OTHER CLINIC*****XX*1234567893~\nHL*2*1*22*1';
    const set = setsOf(Buffer.from(text.replace('HL*2*1*22*1', other), 'latin1'), '837')[0]!;
    expect(readClaimBatch(set).claims.map(({ billingProvider }) => billingProvider)).toEqual([CLINIC]);
  });

  it('says that a level without a provider was not read', () => {
    expect(changed('HL*3*2*23*0', 'HL*3*1*20*0')).toContain('warning edi.segment-not-read PAT line 20');
  });

  it('warns once of segments that no claim has a field for', () => {
    expect(changed('LX*1', 'NTE*ADD*A~\nNTE*ADD*B~\nLX*1')).toEqual([
      1,
      'warning edi.segment-not-read NTE line 29',
    ]);
  });

  it('gives a payer what it needs of each claim', () => {
    const [received] = readClaims837(
      writtenSet('837', '005010X222A1', buildClaims837({ ...BATCH, claims: [DEPENDENT] })),
    );
    expect(received).toMatchObject({
      patientControlNumber: 'C1002',
      chargeAmount: 12_550,
      claimFilingCode: 'BL',
      payer: { payerId: 'P1', name: 'PLAN ONE' },
      subscriber: { lastName: 'DOE', firstName: 'PAT', identifier: 'M2002' },
      patient: { lastName: ANN.lastName, firstName: 'SAM', identifier: '' },
      billingProvider: {
        lastName: 'ROSE CLINIC',
        firstName: '',
        identifier: '1234567893',
        taxId: '123456789',
      },
      lines: [{ lineControlNumber: 'C1001-1', unitCount: '1', serviceDate: '2026-01-02' }],
    });
  });
});
