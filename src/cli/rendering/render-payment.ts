import { parseCents, ZERO } from '../../../schemas/money.js';
import type { ToldParts } from '../decision-port.js';
import { renderTable } from './table.js';

/** The payment, a line for each of its sets, and what is left of it. */
export function renderPayment(payment: ToldParts): string {
  const {
    payerName,
    traceNumber,
    paymentDate,
    paymentAmount,
    parts,
    explained,
    unexplained,
    remainder,
    accepted,
    workItemKey: itemKey,
  } = payment;
  const rows = parts.map(({ state, amount, claimPaymentCount, workItemKey, remittanceId }) => [
    ...[state, amount, String(claimPaymentCount), workItemKey ?? `remittance ${remittanceId}`],
  ]);
  const waits = parts.some(({ state }) => state === 'quarantined');
  return [
    `Payment of ${paymentAmount} by ${payerName} on ${paymentDate}, trace ${traceNumber}`,
    renderTable(['state', '>comes to', '>claim payments', 'set'], rows),
    `Released parts explain ${explained}; ${unexplained} waits in liability.unapplied.`,
    ...(parseCents(accepted) === ZERO
      ? []
      : [`${accepted} was accepted as a variance, in suspense.variance.`]),
    ...(itemKey === undefined ? [] : [`It waits as ${itemKey}.`]),
    ...(waits ? [`With those in quarantine, ${remainder} of the payment would be left unexplained.`] : []),
  ].join('\n');
}
