import { readRemittanceAdvice } from '../../edi/remittance-835/read-remittance-advice.js';
import { parseX12 } from '../../edi/x12/parse-x12.js';
import type { CalendarDate } from '../../schemas/calendar-date.js';
import type { ProfessionalClaim } from '../../schemas/claim.js';
import { renderIssue } from '../../schemas/issue.js';
import type { ClaimPayment, RemittanceAdvice } from '../../schemas/remittance-advice.js';
import {
  type AnswerOptions,
  answerSubmission,
  type SubmissionAnswer,
} from '../../src/simulator/payer/answer-submission.js';
import { writeSubmission } from './write-submission.js';

export const DATE = '2026-01-19' as CalendarDate;

export function answer(
  claims: readonly ProfessionalClaim[],
  options: Partial<AnswerOptions> = {},
): SubmissionAnswer {
  return answerSubmission({
    seed: 'payer-test',
    interchange: writeSubmission(claims),
    date: DATE,
    ...options,
  });
}

export function readAdvice(bytes: Uint8Array): RemittanceAdvice {
  const sets = parseX12(bytes).interchanges.flatMap(({ groups }) => groups.flatMap(({ sets }) => sets));
  expect(sets).toHaveLength(1);
  const { advice, issues } = readRemittanceAdvice(sets[0]!);
  expect(issues.map(renderIssue)).toEqual([]);
  return advice!;
}

export const readAll = ({ remittances }: SubmissionAnswer) => remittances.map(readAdvice);
export const paymentsOf = (advices: readonly RemittanceAdvice[]) =>
  advices.flatMap((advice) => advice.claimPayments);

/** Adds amounts without the code that made them. */
export const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

/** 005010X221A1 1.10.2: line, claim and set. */
export function expectBalance(advice: RemittanceAdvice): void {
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

export function outcomeOf({ ordinal, place, ...payment }: ClaimPayment): unknown {
  return JSON.parse(JSON.stringify(payment, (key, value) => (key === 'place' ? undefined : value)));
}
