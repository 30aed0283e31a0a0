import type { RecoupmentFact } from '../../../schemas/recoupment.js';
import { DISPUTE_JOURNAL, type LetterClaim } from '../../domain/recoupment/plan-overpayment.js';
import { readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import type { Records } from '../ports.js';

/** The claim behind a letter's number, and the place of this payer among those of the claim. */
export async function findLetterClaim(
  records: Records,
  fact: RecoupmentFact,
): Promise<LetterClaim | undefined> {
  const chains = await records.recoupments.findChains(fact, [fact]);
  if (chains.length !== 1) return undefined;
  const { claimId } = chains[0]!;
  const [claim] = await records.claims.getByIds([claimId]);
  const number = readControlNumber(fact.reference ?? '');
  const payments = await records.claimPayments.findByClaims([claimId]);
  const paid = payments.find(({ payment }) => readControlNumber(payment.payerControlNumber ?? '') === number);
  const payerSequence = paid?.payerSequence ?? claim?.payers[0]?.sequence;
  if (!claim || payerSequence === undefined) return undefined;
  const payerId = paid?.payerId ?? claim.payers.find(({ sequence }) => sequence === payerSequence)?.payerId;
  const { patientAccountId } = claim;
  return { claimId, patientAccountId, payerSequence, ...(payerId !== undefined && { payerId }) };
}

/**
 * The same of a letter that is recorded: the payer of the claim is the one under whom its postings stand, also when the
 * remittance that told which one it is has been undone since.
 */
export async function findPostedClaim(
  records: Records,
  fact: RecoupmentFact,
): Promise<LetterClaim | undefined> {
  const found = await findLetterClaim(records, fact);
  if (!found) return undefined;
  const entries = await records.ledger.entriesOfClaims([found.claimId]);
  const last = entries.findLast(
    ({ journalKey, payerSequence }) =>
      payerSequence !== undefined &&
      (journalKey === fact.key || journalKey.startsWith(`${DISPUTE_JOURNAL}${fact.key}/`)),
  );
  if (last?.payerSequence === undefined) return found;
  const { claimId, patientAccountId } = found;
  const { payerSequence, payerId } = last;
  return { claimId, patientAccountId, payerSequence, ...(payerId !== undefined && { payerId }) };
}
