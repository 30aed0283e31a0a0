import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { findMemberIds, findServiceDates } from '../../domain/remittance/matching/match-claim.js';
import { findSuggestions, type MatchSuggestion } from '../../domain/remittance/matching/suggest-claims.js';
import type { Actor } from '../actor.js';
import { type NamedPayer, nameClaimPayers } from '../claim-payers.js';
import type { AppContext } from '../context.js';
import type { ClaimPaymentRecord, ClaimRecord, Records } from '../ports.js';
import { findDecided } from './standing-decisions.js';

export interface MatchSuggestions {
  readonly payment: ClaimPaymentRecord;
  readonly suggestions: readonly {
    readonly claim: ClaimRecord;
    readonly score: MatchSuggestion['score'];
    readonly facts: MatchSuggestion['facts'];
  }[];
  /** A person has placed it. */
  readonly isChosen: boolean;
  /** Of its claim, those that answer before its own. */
  readonly earlierPayers: readonly EarlierPayer[];
}

export interface EarlierPayer extends NamedPayer {
  /** Released: a person has said that it is not waited for. */
  readonly standing: 'awaited' | 'answered' | 'released';
}

/** Claims to which a claim payment without one may belong, for a person to choose from; none of a placed one. */
export async function suggestMatches(
  context: AppContext,
  actor: Actor,
  claimPaymentId: string,
): Promise<Outcome<MatchSuggestions>> {
  const act = {
    action: 'claim-payment.match',
    objectType: 'claim-payment',
    objectId: claimPaymentId,
  } as const;
  return context.unitOfWork.run<MatchSuggestions>(actor, act, async (records) => {
    const row = await records.claimPayments.find(claimPaymentId);
    if (!row) return refused('unknown', []);
    const decidedOf = await findDecided(records, [row]);
    const isChosen = decidedOf(row).choice !== undefined;
    if (row.claimId !== undefined) {
      const earlierPayers = await findEarlierPayers(records, row);
      return done({ payment: row, suggestions: [], isChosen, earlierPayers });
    }
    const { payment } = row;
    const similar = await records.claims.findSimilar({
      memberIds: findMemberIds(payment),
      lastNames: payment.names.flatMap(({ lastName }) => lastName ?? []),
      chargeAmount: payment.chargeAmount,
      serviceDates: findServiceDates(payment),
    });
    const found = findSuggestions(payment, similar.map(suggestibleOf));
    records.audit.count({ claims: found.length });
    const suggestions = found.map(({ claim, score, facts }) => ({ claim: claim.record, score, facts }));
    return done({ payment: row, suggestions, isChosen, earlierPayers: [] });
  });
}

async function findEarlierPayers(
  records: Records,
  { claimId = '', payerSequence: own = 0, settledPayers = [] }: ClaimPaymentRecord,
): Promise<EarlierPayer[]> {
  const [claim] = await records.claims.getByIds([claimId]);
  const standing = await records.claimPayments.findByClaims([claimId]);
  const answered = new Set(
    standing.filter(({ state }) => state.startsWith('posted')).map(({ payerSequence }) => payerSequence),
  );
  const earlier = nameClaimPayers(claim!).filter(({ sequence }) => sequence < own);
  return earlier.map((payer) => {
    const isReleased = settledPayers.includes(payer.sequence);
    const unreleased = answered.has(payer.sequence) ? 'answered' : 'awaited';
    return { ...payer, standing: isReleased ? 'released' : unreleased };
  });
}

function suggestibleOf(record: ClaimRecord) {
  const { claim, claimId, payerControlNumbers, firstServiceDate, lastServiceDate } = record;
  const { patientControlNumber, patient, subscriber, chargeAmount } = claim;
  return {
    record,
    ...{ claimId, patientControlNumber, payerControlNumbers, patient, chargeAmount },
    ...{ firstServiceDate, lastServiceDate, memberIds: [subscriber.memberId] },
  };
}
