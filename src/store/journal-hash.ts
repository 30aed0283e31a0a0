import type { Journal } from '../../schemas/ledger.js';
import { chainHash } from './chain.js';

/** The link of one journal: everything it says, and the hash of the journal before it. `recordedAt` is ISO, UTC. */
export function journalHash(
  previous: string,
  sequence: number,
  recordedAt: string,
  journal: Journal,
): string {
  const head = [
    sequence,
    recordedAt,
    journal.naturalKey,
    journal.kind,
    journal.accountingDate,
    journal.reverses,
  ];
  const lines = journal.postings.flatMap((posting) => [
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
  ]);
  return chainHash(previous, [...head, journal.postings.length, ...lines]);
}
