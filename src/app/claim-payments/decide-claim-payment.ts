import { issue } from '../../../schemas/issue.js';
import { type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Action } from '../permissions.js';
import type { ClaimPaymentRecord, Records } from '../ports.js';
import type { ManualDecision } from '../records/manual-decision-records.js';

/** A claim payment by our id, or as its sender names it: then it need not have come yet. */
export type ClaimPaymentSubject =
  | { readonly claimPaymentId: string }
  | { readonly setHash: string; readonly ordinal: number };

/** What a decision is about, with all that stands of it. */
export interface DecidedSubject {
  /** Absent while the set has not come. */
  readonly row: ClaimPaymentRecord | undefined;
  readonly setHash: string;
  readonly ordinal: number;
  readonly standing: readonly ManualDecision[];
}

/**
 * One unit of work in which a person decides about a claim payment, while nobody else changes its place. Nothing is
 * decided about one whose remittance is undone.
 */
export function decideClaimPayment(
  context: AppContext,
  actor: Actor,
  { action, subject }: { readonly action: Action; readonly subject: ClaimPaymentSubject },
  decide: (records: Records, subject: DecidedSubject) => Promise<Outcome<ClaimPaymentRecord | null>>,
): Promise<Outcome<ClaimPaymentRecord | null>> {
  const objectId = 'claimPaymentId' in subject ? { objectId: subject.claimPaymentId } : {};
  const act = { action, objectType: 'claim-payment', ...objectId } as const;
  return context.unitOfWork.run<ClaimPaymentRecord | null>(actor, act, async (records) => {
    await records.claimPayments.lockPlaces();
    const row = await findRow(records, subject);
    if (row?.state === 'undone') return refused('conflict', [issue('decision.undone')]);
    const named = row ?? ('setHash' in subject ? subject : undefined);
    if (!named) return refused('unknown', []);
    const { setHash, ordinal } = named;
    const ofSet = await records.manualDecisions.findStanding([setHash]);
    const standing = ofSet.filter((each) => each.ordinal === ordinal);
    return decide(records, { row, setHash, ordinal, standing });
  });
}

function findRow(records: Records, subject: ClaimPaymentSubject): Promise<ClaimPaymentRecord | undefined> {
  return 'claimPaymentId' in subject
    ? records.claimPayments.find(subject.claimPaymentId)
    : records.claimPayments.findInSet(subject.setHash, subject.ordinal);
}
