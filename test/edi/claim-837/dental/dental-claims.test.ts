import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buildClaimInterchange } from '../../../../edi/claim-837/build-claim-interchange.js';
import { buildClaims837 } from '../../../../edi/claim-837/build-claims-837.js';
import { readClaimBatch } from '../../../../edi/claim-837/read-claim-batch.js';
import { validateInterchange } from '../../../../edi/validate-interchange.js';
import type { DentalClaim } from '../../../../schemas/dental-claim.js';
import fc from '../../../support/property-testing.js';
import { bytesOf, pathsOf, setsOf, writtenSet } from '../../sets-of.js';
import { BATCH } from '../sample-claims.js';
import { DENTAL_CLAIM, dentalClaims } from './sample-dental-claims.js';

const VERSION = '005010X224A2';
const segmentsOf = (claim: DentalClaim) => buildClaims837({ ...BATCH, claims: [claim] });
const read = (claim: DentalClaim) => readClaimBatch(writtenSet('837', VERSION, segmentsOf(claim)));
const linesOf = (claim: DentalClaim) =>
  setsOf(bytesOf('837', VERSION, segmentsOf(claim)), '837')[0]!.segments.map((segment) =>
    [segment.id, ...Array.from({ length: segment.elementCount }, (_, at) => segment.element(at + 1))].join(
      '*',
    ),
  );

describe('a dental claim', () => {
  it('goes out in a group of its own version', () => {
    const envelope = { interchangeControlNumber: '1', groupControlNumber: '1', usage: 'T' as const };
    const partners = { sender: { id: 'ROSE' }, recipient: { id: 'PLANONE' } };
    const { groups } = buildClaimInterchange({ ...BATCH, ...envelope, ...partners, claims: [DENTAL_CLAIM] });
    expect(groups.map(({ version, sets }) => [version, sets.length])).toEqual([[VERSION, 1]]);
  });

  it('goes onto the wire in the order of its guide', () => {
    expect(linesOf(DENTAL_CLAIM).slice(-13, -1)).toEqual([
      'CLM*C6001*200***11:B:1*Y*A*Y*I',
      'DTP*472*D8*20260102',
      'HI*ABK:K021',
      'NM1*82*1*LEE*KIM****XX*1999000015',
      'PRV*PE*PXC*1223G0001X',
      'LX*1',
      'SV3*AD:D2140*150*********1',
      'TOO*JP*12*L:M',
      'REF*6R*C6001-1',
      'LX*2',
      'SV3*AD:D0120*50',
      'REF*6R*C6001-2',
    ]);
  });

  it('is read back the same, and its bytes have no fault, whichever parts it has', () => {
    fc.assert(
      fc.property(dentalClaims, (claim) => {
        const { claims, issues } = read(claim);
        expect(issues).toEqual([]);
        expect(claims).toEqual([claim]);
        expect(validateInterchange(bytesOf('837', VERSION, segmentsOf(claim)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a dental claim that cannot be read', () => {
  const text = Buffer.from(bytesOf('837', VERSION, segmentsOf(DENTAL_CLAIM))).toString();
  const told = (from: string, to: string) => {
    expect(text).toContain(from);
    const { claims, issues } = readClaimBatch(setsOf(Buffer.from(text.replace(from, to)), '837')[0]!);
    const places = issues.map(
      ({ severity, code, at }) => `${severity} ${code} ${at.loop} ${at.segment}${at.element ?? ''}`,
    );
    return [claims.length, ...places];
  };

  it.each([
    ['a day that does not exist', '472*D8*20260102', '472*D8*20260231', [0, 'error edi.bad-date 2300 DTP3']],
    ['a period without its end', '472*D8*20260102', '472*RD8*20260102', [0, 'error edi.bad-date 2300 DTP3']],
    ['a charge that is none', 'D0120*50~', 'D0120*5O~', [0, 'error edi.bad-amount 2400 SV32']],
    ['no service', 'SV3*AD:D0120*50~', '', [0, 'error edi.missing-segment 2400 LX']],
    ['another reason in CLM19', 'Y*I~', 'Y*I**********XX~', [0, 'error edi.bad-code 2300 CLM19']],
    ['a frequency unknown', '11:B:1', '11:B:5', [0, 'error edi.bad-code 2300 CLM5']],
  ])('is left out with an error: %s', (_, from, to, issues) => {
    expect(told(from, to)).toEqual(issues);
  });

  it.each([
    ['a prosthesis of no kind', 'D2140*150***', 'D2140*150***X', [1, 'warning edi.bad-code 2400 SV35']],
    ['a tooth status of no kind', 'HI*ABK', 'DN2*8*I****JP~HI*ABK', [1, 'warning edi.bad-code 2300 DN22']],
    ['a segment of no field', 'LX*2', 'MEA*TR*HT*1~LX*2', [1, 'warning edi.segment-not-read undefined MEA']],
  ])('is read with a warning: %s', (_, from, to, issues) => {
    expect(told(from, to)).toEqual(issues);
  });
});

describe('a question what a payer would pay', () => {
  it.each(['005010X291', '005010X292'])('%s is not read as claims', (version) => {
    const { claims, issues } = readClaimBatch(writtenSet('837', version, buildClaims837(BATCH)));
    expect(claims).toEqual([]);
    expect(issues).toEqual([
      {
        code: 'edi.unsupported-claim-form',
        severity: 'error',
        at: { segment: 'ST', byteOffset: expect.any(Number), line: 1 },
        context: { guide: version },
      },
    ]);
  });
});

const received = pathsOf('837d').flatMap((path) =>
  setsOf(readFileSync(path), '837')
    .filter(({ version }) => version.startsWith('005010X224'))
    .map((set) => ({ name: basename(path), set, batch: readClaimBatch(set) })),
);

describe('dental claims of others, and our own', () => {
  it.each(received)('$name is read whole, and built again is right and the same', ({ set, batch }) => {
    const { issues, ...sent } = batch;
    expect(issues).toEqual([]);
    expect(sent.claims.length).toBe(set.segments.filter(({ id }) => id === 'CLM').length);
    const segments = buildClaims837(sent);
    const faults = validateInterchange(bytesOf('837', VERSION, segments));
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    const again = readClaimBatch(writtenSet('837', VERSION, segments));
    expect(again).toEqual(batch);
  });
});
