import { createHash } from 'node:crypto';
import { readAcknowledgement999 } from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import { renderIssue } from '../../../schemas/issue.js';
import fc from '../../support/property-testing.js';
import { answer, DATE, expectBalance, outcomeOf, paymentsOf, readAll } from '../read-answer.js';
import { buildClinicClaims, writeSubmission } from '../write-submission.js';

const hash = (parts: readonly Uint8Array[]) =>
  parts.map((part) => createHash('sha256').update(part).digest('hex'));

describe('answerSubmission', () => {
  const claims = buildClinicClaims('payers', 200);
  const answered = answer(claims);
  const advices = readAll(answered);

  it('accepts the file with a 999 that its guide allows', () => {
    expect(validateInterchange(answered.acknowledgement999).map(renderIssue)).toEqual([]);
    const [interchange] = parseX12(answered.acknowledgement999).interchanges;
    const read = readAcknowledgement999(interchange!.groups[0]!.sets[0]!);
    expect(read).toMatchObject({ functionalCode: 'HC', groupControlNumber: '1', code: 'A' });
    expect(read!.sets).toMatchObject([{ identifier: '837', controlNumber: '0001', code: 'A', errors: [] }]);
    expect(interchange!.header.element(6).trim()).toBe('SIMULATEDCH');
    expect(interchange!.header.element(8).trim()).toBe('ELLERYFM');
  });

  it('writes 835s that their guide allows and that balance', () => {
    expect(answered.remittances.length).toBeGreaterThanOrEqual(6);
    for (const bytes of answered.remittances) expect(validateInterchange(bytes).map(renderIssue)).toEqual([]);
    for (const advice of advices) expectBalance(advice);
  });

  it('answers nearly all claims once, line by line, with what identifies them', () => {
    const payments = paymentsOf(advices);
    const byNumber = new Map(claims.map((claim) => [claim.patientControlNumber, claim]));
    expect(new Set(payments.map((each) => each.patientControlNumber)).size).toBe(payments.length);
    expect(payments.length).toBeGreaterThan(claims.length * 0.88);
    expect(payments.length).toBeLessThan(claims.length);
    for (const payment of payments) {
      const claim = byNumber.get(payment.patientControlNumber)!;
      expect(payment.chargeAmount).toBe(claim.chargeAmount);
      expect(payment.services.map((each) => each.lineControlNumber)).toEqual(
        claim.lines.map((line) => line.lineControlNumber),
      );
      expect(payment.payerControlNumber).toMatch(/^\w{14}$/);
    }
  });

  it('pays by traces that no two payments share, dated as told', () => {
    expect(new Set(advices.map(({ traceNumber }) => traceNumber)).size).toBe(advices.length);
    for (const advice of advices) {
      expect(advice.productionDate).toBe(DATE);
      expect(advice.payer.references[0]!.qualifier).toBe('2U');
      expect(advice.paymentMethodCode === 'NON').toBe(advice.paymentAmount === 0);
    }
  });

  it('gives the same bytes for the same seed and others for another', () => {
    const again = answer(claims);
    expect(hash(again.remittances)).toEqual(hash(answered.remittances));
    expect(hash([again.acknowledgement999])).toEqual(hash([answered.acknowledgement999]));
    expect(hash(answer(claims, { seed: 'other' }).remittances)).not.toEqual(hash(answered.remittances));
  });

  it('decides a claim the same way whatever the order and the company of claims', () => {
    const outcomes = new Map(paymentsOf(advices).map((each) => [each.patientControlNumber, outcomeOf(each)]));
    const reversed = paymentsOf(readAll(answer([...claims].reverse())));
    expect(new Map(reversed.map((each) => [each.patientControlNumber, outcomeOf(each)]))).toEqual(outcomes);
    for (const payment of paymentsOf(readAll(answer(claims.slice(20, 40)))))
      expect(outcomeOf(payment)).toEqual(outcomes.get(payment.patientControlNumber));
  });

  it('allows the same for the same code, price and payer', () => {
    for (const advice of advices) {
      const allowed = new Map<string, number>();
      for (const service of advice.claimPayments.flatMap(({ services }) => services)) {
        const amount = service.amounts.find(({ qualifier }) => qualifier === 'B6')?.amount;
        if (amount === undefined || service.submittedUnitCount !== undefined) continue;
        const key = `${service.procedure.code}/${service.paidUnitCount}/${service.chargeAmount}`;
        expect(allowed.get(key) ?? amount).toBe(amount);
        allowed.set(key, amount);
      }
      expect(allowed.size).toBeGreaterThan(0);
    }
  });
});

describe('answerSubmission by property', () => {
  const claims = buildClinicClaims('property', 60);

  it('balances whatever the seed, the claims and the behaviour', () => {
    const percent = fc.integer({ min: 0, max: 100 });
    const options = fc.record({
      seed: fc.string(),
      count: fc.integer({ min: 1, max: claims.length }),
      behaviour: fc.record({
        claimDenialPercent: percent,
        lineDenialPercent: percent,
        unansweredPercent: percent,
        reversalPercent: percent,
        latePercent: percent,
        claimsPerRemittance: fc.integer({ min: 1, max: 30 }),
      }),
      features: fc.record({ reversals: fc.boolean(), providerAdjustments: fc.boolean() }),
    });
    fc.assert(
      fc.property(options, ({ seed, count, behaviour, features }) => {
        for (const advice of readAll(answer(claims.slice(0, count), { seed, behaviour, features })))
          expectBalance(advice);
      }),
      { numRuns: 60 },
    );
  });
});

describe('answerSubmission, files and claims that are not right', () => {
  const claims = buildClinicClaims('wrong', 12);

  it('rejects a set that its guide does not allow, says where, and pays nothing', () => {
    const text = Buffer.from(writeSubmission(claims)).toString('latin1');
    const broken = Buffer.from(text.replace(/~BHT\*0019\*/, '~BHT*0099*'), 'latin1');
    const { acknowledgement999, remittances } = answer([], { interchange: broken });
    expect(remittances).toEqual([]);
    expect(validateInterchange(acknowledgement999).map(renderIssue)).toEqual([]);
    const [interchange] = parseX12(acknowledgement999).interchanges;
    const read = readAcknowledgement999(interchange!.groups[0]!.sets[0]!)!;
    expect(read).toMatchObject({ code: 'R', counts: { included: '1', received: '1', accepted: '0' } });
    expect(read.sets).toMatchObject([{ controlNumber: '0001', code: 'R' }]);
    expect(read.sets[0]!.errors).toContainEqual(
      expect.objectContaining({ segment: 'BHT', segmentPosition: '2', element: '1', code: '7' }),
    );
  });

  it('pays no claim whose lines do not make its total', () => {
    const text = Buffer.from(writeSubmission(claims)).toString('latin1');
    const broken = Buffer.from(text.replaceAll(/(~CLM\*[^*]+\*)[^*]+/g, '$199999'), 'latin1');
    expect(answer([], { interchange: broken }).remittances).toEqual([]);
  });

  it('throws on bytes that hold no functional group', () => {
    expect(() => answer([], { interchange: Buffer.from('hello') })).toThrow(RangeError);
  });
});
