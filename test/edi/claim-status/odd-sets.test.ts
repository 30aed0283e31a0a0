import { buildClaimStatusInquiry } from '../../../edi/claim-status/build-claim-status-inquiry.js';
import { buildClaimStatusResponse } from '../../../edi/claim-status/build-claim-status-response.js';
import { readClaimStatusInquiry } from '../../../edi/claim-status/read-claim-status-inquiry.js';
import { readClaimStatusResponse } from '../../../edi/claim-status/read-claim-status-response.js';
import type { TransactionSet } from '../../../edi/x12/parse-x12.js';
import type { Issue } from '../../../schemas/issue.js';
import fc from '../../support/property-testing.js';
import { meaningOf } from '../arbitraries.js';
import { damagedSet } from '../damaged-set.js';
import { fixture, setsOf, writtenSet } from '../sets-of.js';

const VERSION = '005010X212';
const REQUEST = Buffer.from(fixture('276/subscriber-and-dependent.edi')).toString('latin1');
const ANSWER = Buffer.from(fixture('277/paid-pending-and-not-found.edi')).toString('latin1');

/** The set of a text with one change, which has to be one. */
function changed(text: string, from: string, to: string): TransactionSet {
  expect(text.split(from)).toHaveLength(2);
  return setsOf(Buffer.from(text.replace(from, to), 'latin1'), text === REQUEST ? '276' : '277')[0]!;
}

const told = (issues: readonly Issue[]) =>
  issues.map(({ code, severity, at }) => `${severity} ${code} ${at.loop ?? ''} ${at.segment}`);

describe('a claim status set that is not as its guide wants it', () => {
  it('keeps what no field holds on its level, in the order of the file, and writes it again', () => {
    const set = changed(
      REQUEST,
      'DTP*472*D8*20260102',
      'XYZ*1^2*A:B~\nDTP*472*DT*202601020930~\nREF*1K*SECOND',
    );
    const { inquiry, issues } = readClaimStatusInquiry(set);
    expect(told(issues)).toEqual([
      'warning edi.bad-date 2200D DTP',
      'warning edi.segment-kept 2200D XYZ',
      'warning edi.segment-kept 2200D REF',
    ]);
    const [claim] = inquiry!.payers[0]!.receivers[0]!.providers[0]!.subscribers[0]!.claims;
    expect(claim!.payerControlNumber).toBe('P7001');
    expect(claim!.otherSegments?.map(({ id, elements }) => [id, ...elements])).toEqual([
      ['XYZ', '1^2', 'A:B'],
      ['DTP', '472', 'DT', '202601020930'],
      ['REF', '1K', 'SECOND'],
    ]);
    const again = readClaimStatusInquiry(writtenSet('276', VERSION, buildClaimStatusInquiry(inquiry!)));
    expect(told(again.issues)).toEqual(told(issues));
    const withoutPlaces = (value: unknown) => JSON.stringify(meaningOf(value));
    expect(withoutPlaces(again.inquiry)).toBe(withoutPlaces(inquiry));
  });

  it('takes no part of a segment that holds more than its fields do', () => {
    const { inquiry, issues } = readClaimStatusInquiry(changed(REQUEST, 'AMT*T3*300', 'AMT*T3*300*C'));
    expect(told(issues)).toEqual(['warning edi.segment-kept 2200E AMT']);
    const [dependent] = inquiry!.payers[0]!.receivers[0]!.providers[0]!.subscribers[0]!.dependents;
    expect(dependent!.claims[0]).not.toHaveProperty('chargeAmount');
    expect(dependent!.claims[0]!.otherSegments).toHaveLength(1);
  });

  it('reads an amount that is none as absent and keeps it', () => {
    const { inquiry, issues } = readClaimStatusInquiry(changed(REQUEST, 'AMT*T3*300', 'AMT*T3*3e2'));
    expect(told(issues)).toEqual(['warning edi.bad-amount 2200E AMT']);
    const [dependent] = inquiry!.payers[0]!.receivers[0]!.providers[0]!.subscribers[0]!.dependents;
    expect(dependent!.claims[0]!.otherSegments?.map(({ elements }) => elements)).toEqual([['T3', '3e2']]);
  });

  it('puts an empty level where one is missing, and keeps a level that it does not know', () => {
    const without = REQUEST.replace(/HL\*3\*2\*19[\s\S]*?(?=HL\*4)/, '');
    const { inquiry, issues } = readClaimStatusInquiry(setsOf(Buffer.from(without), '276')[0]!);
    expect(told(issues)).toEqual(['warning edi.missing-level  HL']);
    const [provider] = inquiry!.payers[0]!.receivers[0]!.providers;
    expect([provider!.names, provider!.subscribers.length]).toEqual([[], 1]);
    const strange = readClaimStatusResponse(changed(ANSWER, 'HL*5*4*23', 'HL*5*4*24'));
    expect(strange.response!.otherSegments?.map(({ id }) => id).slice(0, 3)).toEqual(['HL', 'NM1', 'TRN']);
    expect(strange.response!.payers[0]!.receivers[0]!.providers[0]!.subscribers[0]!.dependents).toEqual([]);
  });

  it('keeps message, action and way of payment, which the guide does not use', () => {
    const set = changed(ANSWER, 'STC*F1:65*20260118**', 'STC*F1:65*20260118*WQ*');
    const { response, issues } = readClaimStatusResponse(set);
    expect(issues).toEqual([]);
    const again = readClaimStatusResponse(writtenSet('277', VERSION, buildClaimStatusResponse(response!)));
    const [claim] = again.response!.payers[0]!.receivers[0]!.providers[0]!.subscribers[0]!.claims;
    expect(claim!.statuses[0]).toMatchObject({ actionCode: 'WQ', paymentNumber: 'CHK9001' });
  });

  it('keeps a trace of a level answered as a whole that has no number, more than one, or another type', () => {
    for (const trace of ['TRN', 'TRN*1*N1*1999999999', 'TRN*2*N1']) {
      const text = ANSWER.replace('HL*4*3*22*1', `${trace}~\nTRN*1*N2~\nHL*4*3*22*1`);
      const { response } = readClaimStatusResponse(setsOf(Buffer.from(text), '277')[0]!);
      const [provider] = response!.payers[0]!.receivers[0]!.providers;
      expect(provider!.traceNumber).toBe('N2');
      expect(provider!.otherSegments?.map(({ id, elements }) => [id, ...elements].join('*'))).toEqual([
        trace,
      ]);
      const again = readClaimStatusResponse(writtenSet('277', VERSION, buildClaimStatusResponse(response!)));
      expect(meaningOf(again.response)).toEqual(meaningOf(response));
    }
  });

  it('is nothing without BHT', () => {
    const set = changed(ANSWER, 'BHT*0010*08*A2001*20260120*1000*DG', 'XYZ*1');
    const { response, issues } = readClaimStatusResponse(set);
    expect(response).toBeUndefined();
    expect(told(issues)).toContain('error edi.missing-segment  ST');
  });

  const damage = fc.tuple(
    fc.nat(),
    fc.constantFrom('drop' as const, 'twice' as const, 'swap' as const, 'empty' as const),
  );
  const damages = fc.array(damage, { minLength: 1, maxLength: 4 });

  it('means the same when it is built again, however an inquiry is damaged', () => {
    fc.assert(
      fc.property(damages, (all) => {
        const { inquiry, issues } = readClaimStatusInquiry(damagedSet(REQUEST, '276', all));
        expectNoValues(issues);
        const again = readClaimStatusInquiry(writtenSet('276', VERSION, buildClaimStatusInquiry(inquiry!)));
        expect(meaningOf(again.inquiry)).toEqual(meaningOf(inquiry));
      }),
      { numRuns: 150 },
    );
  });

  it('means the same when it is built again, however an answer is damaged', () => {
    fc.assert(
      fc.property(damages, (all) => {
        const { response, issues } = readClaimStatusResponse(damagedSet(ANSWER, '277', all));
        expectNoValues(issues);
        const again = readClaimStatusResponse(
          writtenSet('277', VERSION, buildClaimStatusResponse(response!)),
        );
        expect(meaningOf(again.response)).toEqual(meaningOf(response));
      }),
      { numRuns: 150 },
    );
  });
});

function expectNoValues(issues: readonly Issue[]): void {
  for (const { context } of issues) {
    expect(JSON.stringify(context)).not.toMatch(/DOE|M1001|P7001|CHK9001|G77|R900|ROSE/);
  }
}
