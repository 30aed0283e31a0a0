import { buildClaimInterchange } from '../../../../edi/claim-837/build-claim-interchange.js';
import { buildClaims837 } from '../../../../edi/claim-837/build-claims-837.js';
import type { ClaimBatch } from '../../../../edi/claim-837/claim-batch.js';
import { readClaimBatch } from '../../../../edi/claim-837/read-claim-batch.js';
import { validateInterchange } from '../../../../edi/validate-interchange.js';
import type { Claim } from '../../../../schemas/claim.js';
import { cents } from '../../../../schemas/money.js';
import { SNIP_TYPES } from '../../../../schemas/snip-types.js';
import fc from '../../../support/property-testing.js';
import { bytesOf, setsOf } from '../../sets-of.js';
import { BATCH } from '../sample-claims.js';
import { institutionalClaims, STAY } from './sample-institutional-claims.js';

const VERSION = '005010X223A2';
const batchOf = (claims: readonly Claim[]): ClaimBatch => ({ ...BATCH, claims });
const written = (batch: ClaimBatch) => bytesOf('837', VERSION, buildClaims837(batch));
const readBack = (bytes: Uint8Array) => readClaimBatch(setsOf(bytes, '837')[0]!);

describe('institutional claims on the wire and back', () => {
  it('are the same claim, for any valid claim', () => {
    fc.assert(
      fc.property(institutionalClaims, (claim) => {
        const { issues, ...batch } = readBack(written(batchOf([claim])));
        expect(issues).toEqual([]);
        expect(batch).toEqual(batchOf([claim]));
      }),
      { numRuns: 100 },
    );
  });

  it('are valid by the guide', () => {
    fc.assert(
      fc.property(institutionalClaims, (claim) => {
        expect(validateInterchange(written(batchOf([claim])))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same bytes when built again', () => {
    fc.assert(
      fc.property(fc.array(institutionalClaims, { minLength: 1, maxLength: 3 }), (claims) => {
        const bytes = written(batchOf(claims));
        const { issues, ...batch } = readBack(bytes);
        expect(issues).toEqual([]);
        expect(Buffer.from(written(batch)).toString()).toBe(Buffer.from(bytes).toString());
      }),
      { numRuns: 30 },
    );
  });
});

const textOf = (claim: Claim) => Buffer.from(written(batchOf([claim]))).toString();

describe('buildClaims837 with institutional claims', () => {
  it('writes the stay, its codes and its lines as the guide has them', () => {
    const segments = textOf(STAY)
      .split('~')
      .map((each) => each.trim());
    const [first, end] = ['CLM*', 'SE*'].map((id) => segments.findIndex((each) => each.startsWith(id)));
    const own = segments.slice(first, end);
    expect(own).toEqual([
      'CLM*H1001*4500***11:A:1**A*Y*Y',
      'DTP*096*TM*1100',
      'DTP*434*RD8*20260102-20260105',
      'DTP*435*DT*202601020830',
      'CL1*1*7*01',
      'HI*ABK:J189:::::::Y',
      'HI*ABJ:R0602',
      'HI*DR:194',
      'HI*ABF:I10:::::::Y*ABF:Z87891',
      'HI*BBR:0BH17EZ:D8:20260103',
      'HI*BE:80:::3*BE:A2:::15.31',
      'NM1*71*1*LEE*KIM****XX*1999000015',
      'PRV*AT*PXC*207Q00000X',
      'LX*1',
      'SV2*0120**3600*DA*3',
      'REF*6R*H1001-1',
      'LX*2',
      'SV2*0305*HC:85025*900*UN*2**10.5',
      'DTP*472*D8*20260102',
      'REF*6R*H1001-2',
    ]);
  });

  it('writes a claim that every type of test lets pass', () => {
    const bytes = written(
      batchOf([STAY, { ...STAY, patientControlNumber: 'H1002', relationshipCode: '19' }]),
    );
    expect(validateInterchange(bytes, { snipTypes: SNIP_TYPES })).toEqual([]);
  });

  it('writes what the guide has no place for, so that the guide check tells of it', () => {
    const [first, ...others] = STAY.lines;
    const lines = [{ ...first!, fixedFormats: ['A'], contract: { typeCode: '09' } }, ...others];
    const bytes = written(batchOf([{ ...STAY, patientPaidAmount: cents(100), lines }]));
    const told = validateInterchange(bytes).map(({ severity, at }) => `${severity} ${at.segment}`);
    expect(told).toEqual(['error AMT', 'error CN1', 'error K3']);
  });

  it('writes and reads an address with a part of a foreign country', () => {
    const address = { line1: '4 RUE HAUTE', city: 'LYON', country: 'FR', subdivision: 'ARA' };
    const claim = { ...STAY, payer: { ...STAY.payer, address } };
    expect(textOf(claim)).toContain('N4*LYON***FR***ARA~');
    expect(readBack(written(batchOf([claim]))).claims).toEqual([claim]);
  });

  it('names the guide of the form in the group and in the set', () => {
    const envelope = { sender: { id: 'A' }, recipient: { id: 'B' }, interchangeControlNumber: '1' };
    const submission = { ...batchOf([STAY]), ...envelope, groupControlNumber: '1', usage: 'T' as const };
    expect(buildClaimInterchange(submission).groups[0]!.version).toBe(VERSION);
  });
});

describe('readClaimBatch of institutional claims', () => {
  const changed = (from: string | RegExp, to: string) => {
    const text = textOf(STAY);
    expect(typeof from === 'string' ? text.includes(from) : from.test(text)).toBe(true);
    const { claims, issues } = readBack(Buffer.from(text.replace(from, to)));
    const told = issues.map(
      ({ code, severity, at }) => `${code} ${severity} ${at.segment}${at.element ?? ''}`,
    );
    return { claim: claims[0], told };
  };

  it.each([
    ['no statement period', /DTP\*434[^~]*~/, '', 'edi.missing-segment error CLM'],
    ['half of a statement period', '20260102-20260105', '20260102-', 'edi.bad-date error DTP3'],
    ['no principal diagnosis', 'ABK:J189:::::::Y', 'ABN:J189', 'edi.missing-segment error CLM'],
    ['a procedure without a date', ':D8:20260103', '', 'edi.bad-date error HI1'],
    ['a value that is no amount', '15.31', '15,31', 'edi.bad-amount error HI2'],
    ['a line without SV2', 'SV2*0305', 'SV4*0305', 'edi.missing-segment error LX'],
    ['a charge that is no amount', '*900*', '*9e2*', 'edi.bad-amount error SV23'],
    ['a line date that does not exist', '472*D8*20260102', '472*D8*20260230', 'edi.bad-date error DTP3'],
  ])('refuses a claim with %s', (_, from, to, expected) => {
    const { claim, told } = changed(from, to);
    expect(claim).toBeUndefined();
    expect(told[0]).toBe(expected);
  });

  it('reads a period of one day, and ICD-9-CM as such', () => {
    const { claim } = changed('RD8*20260102-20260105', 'D8*20260102');
    expect(claim).toMatchObject({ statementFrom: '2026-01-02', statementThrough: '2026-01-02' });
    expect(changed('ABJ:R0602', 'BJ:78605').claim).toMatchObject({
      admittingDiagnosis: { code: '78605', isIcd9: true },
    });
  });

  it('warns about codes of no known kind and reads the rest', () => {
    const { claim, told } = changed('ABF:Z87891', 'QQ:Z87891');
    expect(claim).toMatchObject({ otherDiagnoses: [{ code: 'I10', presentOnAdmission: 'Y' }] });
    expect(told).toEqual(['edi.segment-not-read warning HI2']);
    expect(changed('J189:::::::Y', 'J189:::::::1').told).toEqual(['edi.bad-code warning HI1']);
  });
});
