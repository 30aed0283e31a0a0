import { issue } from '../../../schemas/issue.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import type { Actor } from '../actor.js';
import { type AppContext, today } from '../context.js';
import type { ClaimPaymentRecord, Records } from '../ports.js';
import type { MatchChoice } from '../records/manual-decision-records.js';
import { settleClaims } from '../recoupments/settle-claims.js';
import { type ClaimPaymentSubject, decideClaimPayment } from './decide-claim-payment.js';
import { type Leaving, leaveAndPlace } from './leave-claims.js';
import { placeRows } from './place-waiting.js';

export interface MatchRequest extends MatchChoice {
  readonly subject: ClaimPaymentSubject;
  readonly reason: string;
}

const ACTION = 'claim-payment.match';

/**
 * A person says to which claim a payment belongs that no rule could place, to which lines its services do, or which
 * payer of the claim has sent it. The choice is kept as it was made and goes before every rule from then on, also where
 * the set comes after it; what the payment does to the claim is the plan's to say, as for any other. Null while the set
 * has not come.
 */
export function matchClaimPayment(
  context: AppContext,
  actor: Actor,
  { subject, reason, ...payload }: MatchRequest,
): Promise<Outcome<ClaimPaymentRecord | null>> {
  return decideClaimPayment(context, actor, { action: ACTION, subject }, async (records, decided) => {
    const { row, setHash, ordinal, standing } = decided;
    if (standing.some(({ kind }) => kind === 'match')) {
      return refused('conflict', [issue('decision.stands', {}, { kind: 'match' })]);
    }
    const refusal = row && (await checkChoice(records, row, payload));
    if (refusal) return refusal;
    const decision = { kind: 'match', setHash, ordinal, reason, payload } as const;
    const key = await records.manualDecisions.insert(decision);
    if (!row) return done(null);
    const placing = { notBefore: today(context.clock), cause: `decision:${key}` };
    const { placed } = await placeRows(records, [row], placing);
    await settleClaims(records, claimIdsOf(placed), placing.notBefore);
    return done(placed[0] ?? row);
  });
}

/** Takes the choice back: the money goes back to liability.unapplied, and the rules look for a claim again. */
export function unmatchClaimPayment(
  context: AppContext,
  actor: Actor,
  { subject, reason }: Pick<MatchRequest, 'subject' | 'reason'>,
): Promise<Outcome<ClaimPaymentRecord | null>> {
  return decideClaimPayment(context, actor, { action: ACTION, subject }, async (records, decided) => {
    const { row } = decided;
    const standing = decided.standing.find(({ kind }) => kind === 'match');
    if (!standing) return refused('conflict', [issue('decision.none')]);
    await records.manualDecisions.revoke(standing, reason);
    if (!row) return done(null);
    const occasion = { notBefore: today(context.clock), cause: `decision:${standing.key}/revoked` };
    const found = await lookAnew(records, row, occasion);
    await settleClaims(records, claimIdsOf([row, found]), occasion.notBefore);
    return done(found);
  });
}

async function lookAnew(
  records: Records,
  row: ClaimPaymentRecord,
  occasion: Leaving,
): Promise<ClaimPaymentRecord> {
  if (row.claimId !== undefined) return (await leaveAndPlace(records, [row], occasion))[0]!;
  const { placed, unplaced } = await placeRows(records, [row], occasion);
  return placed[0] ?? unplaced[0]!;
}

function claimIdsOf(rows: readonly ClaimPaymentRecord[]): string[] {
  return [...new Set(rows.flatMap(({ claimId }) => claimId ?? []))];
}

/** The claim must be there, the payment must wait for one or be in this one already, and lines must be its own. */
async function checkChoice(records: Records, row: ClaimPaymentRecord, choice: MatchChoice) {
  const number = readControlNumber(choice.patientControlNumber);
  const claims = await records.claims.findForRemittance([number], []);
  const [claim] = claims;
  if (!claim || claims.length > 1) return refused('invalid', [issue('decision.no-claim')]);
  const isElsewhere = row.claimId !== undefined && row.claimId !== claim.claimId;
  const isMore = choice.lines !== undefined || choice.payerSequence !== undefined;
  if (isElsewhere || (row.claimId !== undefined && !isMore)) {
    return refused('conflict', [issue('decision.placed')]);
  }
  const { payerSequence } = choice;
  if (payerSequence !== undefined && !claim.payers.some(({ sequence }) => sequence === payerSequence)) {
    return refused('invalid', [issue('decision.no-such-payer', {}, { payerSequence })]);
  }
  const services = new Set(row.payment.services.map((service) => String(service.ordinal)));
  const lines = new Set(claim.claim.lines.map((line) => line.lineControlNumber));
  const wrong = Object.entries(choice.lines ?? {}).find(
    ([ordinal, line]) => !services.has(ordinal) || !lines.has(line),
  );
  return wrong ? refused('invalid', [issue('decision.no-line', {}, { ordinal: wrong[0] })]) : undefined;
}
