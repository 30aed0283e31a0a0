import { ZERO } from '../../../schemas/money.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import type { Records, RemittanceRecord } from '../ports.js';

type Payments = () => Promise<Iterable<ClaimPayment>> | AsyncIterable<ClaimPayment>;

/**
 * The posted remittance of one identity whose payment another one repeats. Payers send payments of zero under one
 * constant trace number: these repeat it only where a claim payment does (CLP01, CLP07, CLP02 and its amounts).
 */
export async function findTwin(
  records: Records,
  { identityKey, paymentAmount }: Pick<RemittanceRecord, 'identityKey' | 'paymentAmount'>,
  payments: Payments,
): Promise<RemittanceRecord | undefined> {
  const found = await records.remittances.findByIdentity(identityKey);
  const posted = found.filter(({ state }) => state === 'posted');
  if (paymentAmount !== ZERO || posted.length === 0) return posted[0];
  const known = new Map<string, RemittanceRecord>();
  for (const twin of posted) {
    const rows = await records.claimPayments.findByRemittance(twin.remittanceId);
    for (const { payment } of rows) known.set(repeatKeyOf(payment), twin);
  }
  for await (const payment of await payments()) {
    const twin = known.get(repeatKeyOf(payment));
    if (twin) return twin;
  }
  return undefined;
}

/** What two claim payments share of which one repeats the other. */
export function repeatKeyOf(payment: ClaimPayment): string {
  const { patientControlNumber, payerControlNumber, claimStatusCode } = payment;
  const { chargeAmount, paymentAmount, patientResponsibilityAmount } = payment;
  return JSON.stringify([
    ...[patientControlNumber, payerControlNumber, claimStatusCode],
    ...[chargeAmount, paymentAmount, patientResponsibilityAmount],
  ]);
}
