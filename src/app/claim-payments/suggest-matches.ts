import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import {
  findMemberIds,
  findServiceDates,
  readControlNumber,
} from '../../domain/remittance/matching/match-claim.js';
import { findSuggestions, type MatchSuggestion } from '../../domain/remittance/matching/suggest-claims.js';
import type { Actor } from '../actor.js';
import { type NamedPayer, nameClaimPayers } from '../claim-payers.js';
import type { AppContext } from '../context.js';
import type { ClaimPaymentRecord, ClaimRecord, Records } from '../ports.js';
import { type ChoosablePayers, findChoosablePayers } from './find-choosable-payers.js';
import { findDecided } from './standing-decisions.js';

export interface MatchSuggestions extends ChoosablePayers {
  readonly payment: ClaimPaymentRecord;
  readonly suggestions: readonly {
    readonly claim: ClaimRecord;
    readonly score: MatchSuggestion['score'];
    readonly facts: MatchSuggestion['facts'];
  }[];
  /** A person has placed it. */
  readonly isChosen: boolean;
  /** CLM01 of the claim that it has. */
  readonly controlNumber?: string;
  /** Of its claim, those that answer before its own. */
  readonly earlierPayers: readonly EarlierPayer[];
}

export interface EarlierPayer extends NamedPayer {
  /** Released: a person has said that it is not waited for. */
  readonly standing: 'awaited' | 'answered' | 'released';
}

/**
 * Claims to which a claim payment without one may belong, for a person to choose from; none of a placed one. With the payers
 * from which to choose: of its claim, of the one whose number was typed, or of all that are suggested.
 */
export async function suggestMatches(
  context: AppContext,
  actor: Actor,
  claimPaymentId: string,
  typed?: string,
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
      const [claim] = await records.claims.getByIds([row.claimId]);
      const earlierPayers = await findEarlierPayers(records, row, claim!);
      const controlNumber = claim!.claim.patientControlNumber;
      const choosable = await findChoosablePayers(records, row, [claim!]);
      return done({ payment: row, suggestions: [], isChosen, controlNumber, earlierPayers, ...choosable });
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
    const possible = await findTyped(records, typed);
    const claims = possible ? [possible] : suggestions.map(({ claim }) => claim);
    const { payers, isPayerOpen } = await findChoosablePayers(records, row, claims);
    const choosable = { payers, isPayerOpen: possible !== undefined && isPayerOpen };
    return done({ payment: row, suggestions, isChosen, earlierPayers: [], ...choosable });
  });
}

/** The claim of a number that somebody typed, where there is exactly one. */
async function findTyped(records: Records, typed: string | undefined): Promise<ClaimRecord | undefined> {
  if (typed === undefined) return undefined;
  const found = await records.claims.findForRemittance([readControlNumber(typed)], []);
  return found.length === 1 ? found[0] : undefined;
}

async function findEarlierPayers(
  records: Records,
  { payerSequence: own = 0, settledPayers = [] }: ClaimPaymentRecord,
  claim: ClaimRecord,
): Promise<EarlierPayer[]> {
  const standing = await records.claimPayments.findByClaims([claim.claimId]);
  const answered = new Set(
    standing.filter(({ state }) => state.startsWith('posted')).map(({ payerSequence }) => payerSequence),
  );
  const earlier = nameClaimPayers(claim).filter(({ sequence }) => sequence < own);
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
