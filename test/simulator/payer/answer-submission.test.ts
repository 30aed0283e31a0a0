import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { readAcknowledgement999 } from '../../../edi/acknowledgements/read-acknowledgement-999.js';
import { readRemittanceAdvice } from '../../../edi/remittance-835/read-remittance-advice.js';
import { validateInterchange } from '../../../edi/validate-interchange.js';
import { parseX12 } from '../../../edi/x12/parse-x12.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Claim } from '../../../schemas/claim.js';
import { renderIssue } from '../../../schemas/issue.js';
import type { ClaimPayment, RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import {
  type AnswerOptions,
  answerSubmission,
  type SubmissionAnswer,
} from '../../../src/simulator/payer/answer-submission.js';
import { buildClinicClaims, writeSubmission } from '../write-submission.js';

const DATE = '2026-01-19' as CalendarDate;
const ALL = { reversals: true, providerAdjustments: true };

function answer(claims: readonly Claim[], options: Partial<AnswerOptions> = {}): SubmissionAnswer {
  return answerSubmission({
    seed: 'payer-test',
    interchange: writeSubmission(claims),
    date: DATE,
    ...options,
  });
}

function readAdvice(bytes: Uint8Array): RemittanceAdvice {
  const sets = parseX12(bytes).interchanges.flatMap(({ groups }) => groups.flatMap(({ sets }) => sets));
  expect(sets).toHaveLength(1);
  const { advice, issues } = readRemittanceAdvice(sets[0]!);
  expect(issues.map(renderIssue)).toEqual([]);
  return advice!;
}

const readAll = ({ remittances }: SubmissionAnswer) => remittances.map(readAdvice);
const paymentsOf = (advices: readonly RemittanceAdvice[]) =>
  advices.flatMap((advice) => advice.claimPayments);
const hash = (parts: readonly Uint8Array[]) =>
  parts.map((part) => createHash('sha256').update(part).digest('hex'));

/** Adds amounts without the code that made them. */
const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

/** 005010X221A1 1.10.2: line, claim and set. */
function expectBalance(advice: RemittanceAdvice): void {
  for (const payment of advice.claimPayments) {
    expect(payment.services.length).toBeGreaterThan(0);
    for (const { chargeAmount, paymentAmount, adjustments } of payment.services)
      expect(paymentAmount).toBe(chargeAmount - total(adjustments.map(({ amount }) => amount)));
    expect(payment.chargeAmount).toBe(total(payment.services.map((service) => service.chargeAmount)));
    expect(payment.paymentAmount).toBe(total(payment.services.map((service) => service.paymentAmount)));
    expect(payment.adjustments).toEqual([]);
    const shares = payment.services.flatMap(({ adjustments }) =>
      adjustments.filter((each) => each.groupCode === 'PR'),
    );
    if (payment.claimStatusCode !== '22')
      expect(payment.patientResponsibilityAmount ?? 0).toBe(total(shares.map(({ amount }) => amount)));
    else expect(payment.patientResponsibilityAmount).toBeUndefined();
  }
  const paid = total(advice.claimPayments.map((payment) => payment.paymentAmount));
  const kept = total(advice.providerAdjustments.map(({ amount }) => amount));
  expect(advice.paymentAmount).toBe(paid - kept);
  expect(advice.paymentAmount).toBeGreaterThanOrEqual(0);
}

describe('answerSubmission', () => {
  const claims = buildClinicClaims('payers', 200);
  const answered = answer(claims);
  const advices = readAll(answered);

  it('accepts the file with a 999 that its guide allows', () => {
    expect(validateInterchange(answered.acknowledgement999).map(renderIssue)).toEqual([]);
    const [interchange] = parseX12(answered.acknowledgement999).interchanges;
    const read = readAcknowledgement999(interchange!.groups[0]!.sets[0]!);
    const set = { identifier: '837', controlNumber: '0001', code: 'A', errors: [] };
    expect(read).toEqual({ groupControlNumber: '1', code: 'A', sets: [set] });
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

function outcomeOf({ ordinal, place, ...payment }: ClaimPayment): unknown {
  return JSON.parse(JSON.stringify(payment, (key, value) => (key === 'place' ? undefined : value)));
}

describe('answerSubmission over many claims', () => {
  const claims = buildClinicClaims('many', 1500);
  const answered = answer(claims, { features: ALL });
  const advices = readAll(answered);
  const payments = paymentsOf(advices);

  it('meets every outcome that a practice meets', () => {
    const reasons = new Set(
      payments
        .flatMap(({ services }) => services.flatMap(({ adjustments }) => adjustments))
        .map(({ groupCode, reasonCode }) => `${groupCode}-${reasonCode}`),
    );
    for (const wanted of 'CO-45 PR-1 PR-2 PR-3 CO-253 CO-16 CO-97 CO-50 PR-204 CO-29 CO-22 OA-109 CO-151'.split(
      ' ',
    ))
      expect(reasons).toContain(wanted);
    const contractual = ['45', '253', '1', '2', '3', '23'];
    const isDenied = ({ services }: ClaimPayment) =>
      services.some(({ adjustments }) => adjustments.some((each) => !contractual.includes(each.reasonCode)));
    const first = payments.filter(({ claimStatusCode }) => claimStatusCode === '1');
    expect(first.some((each) => isDenied(each) && each.paymentAmount > 0)).toBe(true);
    expect(first.some((each) => isDenied(each) && each.paymentAmount === 0)).toBe(true);
    expect(first.some((each) => !isDenied(each) && each.paymentAmount === 0)).toBe(true);
    const denied = first.filter(isDenied).length / first.length;
    expect(denied).toBeGreaterThan(0.06);
    expect(denied).toBeLessThan(0.25);
    expect(payments.some(({ claimStatusCode }) => claimStatusCode === '4')).toBe(true);
    expect(payments.some(({ outpatient }) => outpatient?.remarkCodes.includes('MA130'))).toBe(true);
  });

  it('takes sequestration from Medicare payments alone', () => {
    for (const payment of payments) {
      const reasons = payment.services.flatMap(({ adjustments }) =>
        adjustments.map((each) => each.reasonCode),
      );
      if (reasons.includes('253')) expect(payment.claimFilingCode).toBe('MB');
    }
  });

  it('balances and keeps to its guide with reversals and provider adjustments too', () => {
    for (const bytes of answered.remittances) expect(validateInterchange(bytes).map(renderIssue)).toEqual([]);
    for (const advice of advices) expectBalance(advice);
    expect(new Set(advices.map(({ traceNumber }) => traceNumber)).size).toBe(advices.length);
    const codes = new Set(
      advices.flatMap((each) => each.providerAdjustments.map(({ reasonCode }) => reasonCode)),
    );
    expect(codes).toEqual(new Set(['L6', 'WO', 'FB']));
  });

  it('reverses what it paid, to the cent and under the same numbers, and then decides anew', () => {
    const first = new Map(
      payments
        .filter((each) => ['1', '2'].includes(each.claimStatusCode))
        .map((each) => [each.payerControlNumber, each]),
    );
    const reversals = payments.filter(({ claimStatusCode }) => claimStatusCode === '22');
    expect(reversals.length).toBeGreaterThan(20);
    for (const reversal of reversals) {
      const original = first.get(reversal.payerControlNumber)!;
      expect(reversal.patientControlNumber).toBe(original.patientControlNumber);
      expect(reversal.paymentAmount).toBe(-original.paymentAmount);
      expect(casOf(reversal)).toEqual(
        casOf(original).map(([line, code, amount]) => [line, code, -Number(amount)]),
      );
      const correction = payments.find(({ references }) =>
        references.some(
          ({ qualifier, value }) => qualifier === 'F8' && value === reversal.payerControlNumber,
        ),
      )!;
      expect(correction.patientControlNumber).toBe(original.patientControlNumber);
      expect(correction.chargeAmount).toBe(original.chargeAmount);
      expect(correction.paymentAmount).not.toBe(original.paymentAmount);
    }
  });

  it('takes back no more than it gave, item by item', () => {
    const items = new Map<string, number>();
    for (const { reasonCode, reference, amount } of advices.flatMap((each) => each.providerAdjustments)) {
      if (reasonCode !== 'L6') items.set(reference!, (items.get(reference!) ?? 0) + amount);
    }
    for (const open of items.values()) expect(open).toBeLessThanOrEqual(0);
    expect([...items.values()].some((open) => open === 0)).toBe(true);
  });

  it('pays as L6 the interest that the claims tell of', () => {
    for (const { claimPayments, providerAdjustments } of advices) {
      const told = claimPayments.flatMap(({ amounts }) =>
        amounts.filter(({ qualifier }) => qualifier === 'I'),
      );
      const paid = providerAdjustments.filter(({ reasonCode }) => reasonCode === 'L6');
      expect(total(told.map(({ amount }) => amount)) + total(paid.map(({ amount }) => amount))).toBe(0);
    }
  });

  it('keeps every claim of a payer in one 835 of at most the wanted size', () => {
    const small = readAll(answer(claims, { behaviour: { claimsPerRemittance: 10 } }));
    expect(Math.max(...small.map((each) => each.claimPayments.length))).toBe(10);
    expect(new Set(small.map(({ traceNumber }) => traceNumber)).size).toBe(small.length);
    const usual = readAll(answer(claims));
    expect(paymentsOf(small).map(outcomeOf)).toEqual(paymentsOf(usual).map(outcomeOf));
  });
});

function casOf({ services }: ClaimPayment) {
  return services.flatMap(({ lineControlNumber, adjustments }) =>
    adjustments.map((each) => [
      lineControlNumber,
      `${each.groupCode}-${each.reasonCode}`,
      each.amount as number,
    ]),
  );
}

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
    const written = Buffer.from(acknowledgement999).toString('latin1');
    expect(written).toContain('~IK3*BHT*2**8~IK4*1');
    expect(written).toContain('~IK5*R');
    expect(written).toContain('~AK9*R*1*1*0~');
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
