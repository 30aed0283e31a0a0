import type { Chunks } from '../../../edi/stream.js';
import type { PracticeSettings } from '../../../schemas/practice.js';
import { SLICE } from '../../domain/remittance/matching/claim-payment-slices.js';
import { findPayerControlNumbers } from '../../domain/remittance/matching/match-claim.js';
import { RecurringNumbers } from '../../domain/remittance/matching/recurring-numbers.js';
import { planProviderAdjustments } from '../../domain/remittance/planning/plan-provider-adjustments.js';
import { ClaimPaymentPlacement } from '../claim-payments/claim-payment-placement.js';
import { settleNumbers } from '../claim-payments/leave-contested.js';
import { placeClaimPayments, type StateCounts } from '../claim-payments/place-claim-payments.js';
import { findPlanTerms } from '../claim-payments/plan-terms.js';
import type { AppContext } from '../context.js';
import type { AdviceHeader } from '../outline/judge-remittance.js';
import type { OutlinedRemittance } from '../outline/read-outline.js';
import type { Records } from '../ports.js';
import { findExpectedCodes, findPayerSettings } from '../settings/payer-settings.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import type { CertificateWriter } from './certificate-writer.js';
import { followRemittance } from './follow-remittance.js';
import { readClaimNumbers, readClaimPayments } from './read-claim-payments.js';

/** A set, and the way to read it again. */
export interface SetContent {
  readonly remittance: OutlinedRemittance;
  /** The bytes of its file from an offset on, as often as they are asked for. */
  chunks(records: Records, byteOffset: number): Chunks;
}

export interface PlacedRemittance {
  readonly source: SetContent;
  readonly advice: AdviceHeader;
  readonly remittanceId: string;
  /** Where its claim payments are certified; nowhere for a set that was certified when it came. */
  readonly certificate?: CertificateWriter;
}

/**
 * Posts what a remittance says, once its row is there: its claim payments, its provider adjustments and what follows from
 * them. Gives how many claim payments ended in each state.
 */
export async function placeRemittance(
  context: AppContext,
  records: Records,
  placed: PlacedRemittance,
): Promise<StateCounts> {
  const { source, advice, remittanceId, certificate } = placed;
  const { setHash, claimPaymentCount } = source.remittance.judged;
  const ids = { remittanceId, setHash };
  const decisions = await records.manualDecisions.findStanding([setHash]);
  const set = { advice, ids, decisions };
  const placement = new ClaimPaymentPlacement(context, records, set, await findPlanTerms(records));
  const counts = await placeAll(records, placement, source, certificate);
  const practice = await findPracticeSettings(records);
  await postProviderAdjustments(records, advice, remittanceId, practice);
  await records.ledger.append(await followRemittance(records, advice, ids, practice));
  records.audit.count({ claimPayments: claimPaymentCount });
  return counts;
}

/** Claim payments whose claims are locked by one statement, in the order in which everybody locks claims. */
const LOCKED_TOGETHER = 10_000;

async function placeAll(
  records: Records,
  placement: ClaimPaymentPlacement,
  set: SetContent,
  certificate: CertificateWriter | undefined,
): Promise<StateCounts> {
  const { judged, resumePoint } = set.remittance;
  const isLong = judged.claimPaymentCount > SLICE;
  const recurring = isLong ? await lockClaims(records, set) : undefined;
  try {
    const listener = certificate?.add.bind(certificate);
    const chunks = set.chunks(records, resumePoint.byteOffset);
    const payments = readClaimPayments(chunks, resumePoint, listener);
    const counts = await placeClaimPayments(records, placement, payments, recurring);
    await settleNumbers(records, [...placement.newNumbers], placement.occasion);
    return counts;
  } finally {
    await certificate?.settle();
  }
}

/**
 * Before the first slice of a long set is written, because that takes the lock of the ledger, for which others wait
 * who hold claims. Gives which claim payments may speak of one claim.
 */
export async function lockClaims(
  records: Records,
  { remittance: { resumePoint }, chunks }: SetContent,
): Promise<RecurringNumbers> {
  const recurring = new RecurringNumbers();
  let own: string[] = [];
  let ofPayers: string[] = [];
  for await (const list of readClaimNumbers(chunks(records, resumePoint.byteOffset), resumePoint)) {
    for (const numbers of list) {
      recurring.add(numbers);
      own.push(numbers.patientControlNumber);
      ofPayers.push(...findPayerControlNumbers(numbers));
    }
    if (own.length < LOCKED_TOGETHER) continue;
    await records.claims.lockForRemittance(own, ofPayers);
    own = [];
    ofPayers = [];
  }
  if (own.length > 0) await records.claims.lockForRemittance(own, ofPayers);
  return recurring;
}

async function postProviderAdjustments(
  records: Records,
  advice: AdviceHeader,
  remittanceId: string,
  practice: PracticeSettings | undefined,
): Promise<void> {
  const expected = findExpectedCodes(findPayerSettings(advice, practice));
  const { workItems, journals } = planProviderAdjustments(
    advice,
    remittanceId,
    advice.paymentDate,
    expected && { expected },
  );
  await records.workItems.open(workItems);
  await records.ledger.append(journals);
}
