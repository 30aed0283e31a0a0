import { validateInterchange } from '../../../edi/validate-interchange.js';
import { renderIssue } from '../../../schemas/issue.js';
import type { ClaimPayment, RemittanceAdvice } from '../../../schemas/remittance-advice.js';
import { answer, expectBalance, outcomeOf, paymentsOf, readAll, total } from '../read-answer.js';
import { buildClinicClaims } from '../write-submission.js';

describe('planRemittances', () => {
  const claims = buildClinicClaims('many', 600);
  const answered = answer(claims, { features: { reversals: true, providerAdjustments: true } });
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

  it('takes back only what the payment holds, however much is owed', () => {
    const behaviour = { reversalPercent: 100, latePercent: 4 };
    const features = { reversals: true, providerAdjustments: true };
    const owing = readAll(answer(claims.slice(0, 200), { features, behaviour }));
    for (const advice of owing) expectBalance(advice);
    const isTakenWhole = (advice: RemittanceAdvice) =>
      advice.paymentAmount === 0 && advice.providerAdjustments.some(({ amount }) => amount > 0);
    expect(owing.some(isTakenWhole)).toBe(true);
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
