import type { Journal } from '../../schemas/ledger.js';
import { chainHash } from './chain.js';

/** The link of one journal: everything it says, and the hash of the journal before it. `recordedAt` is ISO, UTC. */
export function journalHash(
  previous: string,
  sequence: number,
  recordedAt: string,
  journal: Journal,
): string {
  const { postings } = journal;
  const fields = [
    sequence,
    recordedAt,
    journal.naturalKey,
    journal.kind,
    journal.accountingDate,
    journal.reverses,
    postings.length,
  ];
  for (const posting of postings) {
    fields.push(
      posting.debit,
      posting.credit,
      posting.amount,
      posting.claimId,
      posting.patientAccountId,
      posting.lineControlNumber,
      posting.payerSequence,
      posting.payerId,
      posting.remittanceId,
      posting.claimPaymentId,
      posting.workItemId,
      posting.groupCode,
      posting.reasonCode,
      posting.providerAdjustmentReference,
    );
  }
  return chainHash(previous, fields);
}
