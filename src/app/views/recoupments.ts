import { type CalendarDate, daysBetween } from '../../../schemas/calendar-date.js';
import { negateCents, subtractCents } from '../../../schemas/money.js';
import type { ListedRecoupment, RecoupmentTotals } from '../records/recoupment-records.js';
import type { RecoupmentSummary } from '../recoupments/list-recoupments.js';
import { present, viewAmount } from './common.js';

/** Amounts as people say them: above zero what we owe the payer, below zero what it has taken without cause. */
export function viewRecoupment(record: ListedRecoupment, asOf: CalendarDate) {
  const { fact, closings, findings, openedAmount, openAmount } = record;
  return present({
    recoupmentKey: record.key,
    payerIdentifier: fact.payerIdentifier,
    payeeIdentifier: fact.payeeIdentifier,
    payerName: fact.payerName,
    source: fact.source,
    reasonCode: fact.reasonCode,
    reference: fact.reference,
    letterNumber: fact.letterNumber,
    date: fact.date,
    ageDays: Math.max(0, daysBetween(fact.date, asOf)),
    expectedDate: record.expectedDate,
    remittanceId: fact.remittanceId,
    openedAmount: viewAmount(negateCents(openedAmount)),
    closedAmount: viewAmount(subtractCents(openAmount, openedAmount)),
    openAmount: viewAmount(negateCents(openAmount)),
    state: record.state,
    isDisputed: record.disputedOn !== undefined,
    disputedOn: record.disputedOn,
    claimId: record.claimId,
    patientControlNumber: record.patientControlNumber,
    closings: closings.map((closing) =>
      present({
        recoupmentKey: closing.key,
        amount: viewAmount(closing.amount),
        date: closing.date,
        basis: closing.basis,
        claimId: closing.claimId,
      }),
    ),
    findings: findings.map(({ finding, amount }) => ({ kind: finding, amount: viewAmount(amount) })),
  });
}

export function viewRecoupmentSummary(summary: RecoupmentSummary) {
  return {
    asOf: summary.asOf,
    accounts: summary.accounts.map(viewAccount),
    openAmount: viewAmount(negateCents(summary.openAmount)),
    ledgerAmount: viewAmount(negateCents(summary.ledgerAmount)),
    tiesToLedger: summary.tiesToLedger,
  };
}

function viewAccount(account: RecoupmentTotals) {
  return {
    payerIdentifier: account.payerIdentifier,
    payeeIdentifier: account.payeeIdentifier,
    payerName: account.payerName,
    openedAmount: viewAmount(negateCents(account.openedAmount)),
    closedAmount: viewAmount(negateCents(account.closedAmount)),
    openAmount: viewAmount(negateCents(account.openAmount)),
    openCount: account.openCount,
  };
}
