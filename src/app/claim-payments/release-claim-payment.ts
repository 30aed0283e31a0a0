import { issue } from '../../../schemas/issue.js';
import type { PayerSequence } from '../../../schemas/ledger.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';
import type { ClaimPaymentRecord, Records } from '../ports.js';
import { type ClaimPaymentSubject, decideClaimPayment } from './decide-claim-payment.js';
import { placeRows } from './place-waiting.js';

export interface ReleaseRequest {
  readonly subject: ClaimPaymentSubject;
  /** The earlier payer whose answer will not come as a remittance. */
  readonly payerSequence: PayerSequence;
  readonly reason: string;
}

const ACTION = 'claim-payment.match';

/**
 * A claim payment that is held for an earlier payer waits for that payer no more, because its answer came on paper and
 * will never be a remittance. It is posted as the rules post it, over what the earlier payer has left; should the
 * remittance come after all, the plan takes both. Null while the set has not come.
 */
export function releaseClaimPayment(
  context: AppContext,
  actor: Actor,
  { subject, payerSequence, reason }: ReleaseRequest,
): Promise<Outcome<ClaimPaymentRecord | null>> {
  return decideClaimPayment(context, actor, { action: ACTION, subject }, async (records, decided) => {
    const { row, setHash, ordinal, standing } = decided;
    const isKnown = standing.some(
      (each) => each.kind === 'release' && each.payload.payerSequence === payerSequence,
    );
    if (isKnown) return refused('conflict', [issue('decision.stands', {}, { kind: 'release' })]);
    if (row && row.state !== 'held') {
      return refused('conflict', [issue('decision.not-held', {}, { state: row.state })]);
    }
    if (row && !(await isEarlierPayer(records, row, payerSequence))) {
      return refused('invalid', [issue('decision.no-payer', {}, { payerSequence })]);
    }
    const payload = { payerSequence };
    const key = await records.manualDecisions.insert({ kind: 'release', setHash, ordinal, reason, payload });
    if (!row) return done(null);
    const placing = { notBefore: today(context.clock), cause: `decision:${key}` };
    const { placed } = await placeRows(records, [row], placing);
    return done(placed[0] ?? row);
  });
}

/** Takes a release back: the claim payment waits again where it has to. */
export function holdClaimPayment(
  context: AppContext,
  actor: Actor,
  { subject, payerSequence, reason }: ReleaseRequest,
): Promise<Outcome<ClaimPaymentRecord | null>> {
  return decideClaimPayment(context, actor, { action: ACTION, subject }, async (records, decided) => {
    const { row, standing } = decided;
    const release = standing.find(
      (each) => each.kind === 'release' && each.payload.payerSequence === payerSequence,
    );
    if (!release) return refused('conflict', [issue('decision.none')]);
    await records.manualDecisions.revoke(release, reason);
    if (!row) return done(null);
    const placing = { notBefore: today(context.clock), cause: `decision:${release.key}/revoked` };
    const { placed } = await placeRows(records, [row], placing);
    return done(placed[0] ?? row);
  });
}

async function isEarlierPayer(
  records: Records,
  { claimId, payerSequence: own, payerId }: ClaimPaymentRecord,
  payerSequence: PayerSequence,
): Promise<boolean> {
  if (claimId === undefined || own === undefined) return false;
  const [claim] = await records.claims.getByIds([claimId]);
  // Without an id it is of the payer that other claim payments of its sender name.
  const isNamed = payerId !== undefined || claim?.payers.length === 0;
  if (isNamed && payerSequence >= own) return false;
  return claim?.payers.some(({ sequence }) => sequence === payerSequence) ?? false;
}
