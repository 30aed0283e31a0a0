import { setImmediate as takeBreath } from 'node:timers/promises';
import type { AdjustmentDecision } from '../../../schemas/adjustment-rule.js';
import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Journal } from '../../../schemas/ledger.js';
import { ZERO } from '../../../schemas/money.js';
import type { Adjudication, ClaimDecision, PlannedWorkItem } from '../../../schemas/remittance-records.js';
import { isTransition } from '../../domain/claims/lifecycle.js';
import { groupBy } from '../../domain/group-by.js';
import { findPayerControlNumbers, readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import { planPostings } from '../../domain/remittance/planning/plan-postings.js';
import { findSettledItems } from '../../domain/remittance/planning/plan-work-items.js';
import { planLeaving } from '../../domain/remittance/planning/posting-difference.js';
import type { PostingPlan } from '../../domain/remittance/planning/posting-plan.js';
import { claimAccountOf } from '../accounts/claim-account.js';
import type { ClaimPaymentRecord, ClaimRecord, LedgerEntry, Records } from '../ports.js';
import { type Send, sendInTurn } from '../send-in-turn.js';
import type { PracticeTerms } from './plan-terms.js';

/** Claims with everything that stands on them. */
export interface KnownClaims {
  readonly claims: readonly ClaimRecord[];
  readonly earlier: ReadonlyMap<string, readonly Adjudication[]>;
  readonly entries: ReadonlyMap<string, readonly LedgerEntry[]>;
  readonly openItems: readonly PlannedWorkItem[];
  /** What was decided of them with the approval of others. */
  readonly decisions: ReadonlyMap<string, readonly ClaimDecision[]>;
}

/** Rows that come to their claims, and rows that leave them. */
export interface MovingRows {
  readonly arriving?: readonly ClaimPaymentRecord[];
  readonly leaving?: readonly ClaimPaymentRecord[];
  /** What is decided of the claims now. */
  readonly decisions?: readonly ClaimDecision[];
}

export interface PlannedClaims {
  readonly known: KnownClaims;
  /** Those that come, with the states that the plans imply. */
  readonly rows: readonly ClaimPaymentRecord[];
  readonly leaving: readonly ClaimPaymentRecord[];
  readonly plans: readonly PlannedClaim[];
}

export interface PlannedClaim {
  readonly claim: ClaimRecord;
  readonly plan: PostingPlan;
  /** Of the rows that leave. */
  readonly leavingJournals: readonly Journal[];
  readonly hasLost: boolean;
  /** The payer's numbers that no payment of the claim bears any more. */
  readonly lostNumbers: readonly string[];
}

/** When the change counts, and what the claims' events say brought it. */
export interface PlanningOccasion {
  dateOf(rows: readonly Pick<Adjudication, 'paymentDate'>[]): CalendarDate;
  causeOf(row: ClaimPaymentRecord | undefined): string;
}

/** Claims that are planned before others get their turn: the database waits for a program that does not listen. */
const BREATH = 5;

/** Plans claims over all their adjudications when some come or leave, and stores what that gives. */
export class ClaimPlanning {
  constructor(
    private readonly records: Records,
    private readonly terms: PracticeTerms,
    private readonly occasion: PlanningOccasion,
  ) {}

  async know(claims: readonly ClaimRecord[]): Promise<KnownClaims> {
    const claimIds = claims.map((claim) => claim.claimId);
    const [adjudications, posted, openItems, decided] = await Promise.all([
      this.records.claimPayments.findByClaims(claimIds),
      this.records.ledger.entriesOfClaims(claimIds),
      this.records.workItems.findOpenByClaims(claimIds),
      this.records.approvals.findClaimDecisions(claimIds),
    ]);
    const earlier = groupBy(adjudications, (each) => each.claimId);
    const entries = groupBy(posted, (each) => each.claimId);
    const decisions = groupBy(decided, (each) => each.claimId);
    return { claims, earlier, entries, openItems, decisions };
  }

  async plan(
    known: KnownClaims,
    { arriving = [], leaving = [], decisions: decided = [] }: MovingRows,
  ): Promise<PlannedClaims> {
    const coming = groupBy(arriving, (row) => row.claimId);
    const going = groupBy(leaving, (row) => row.claimId);
    const plans: PlannedClaim[] = [];
    for (const claim of known.claims) {
      const own = {
        arriving: coming.get(claim.claimId) ?? [],
        leaving: going.get(claim.claimId) ?? [],
        decisions: decided,
      };
      plans.push(this.#planOne(claim, known, own));
      if (plans.length % BREATH === 0) await takeBreath();
    }
    const states = new Map(
      plans.flatMap(({ plan }) =>
        plan.claimPaymentStates.map(({ claimPaymentId, state }) => [claimPaymentId, state] as const),
      ),
    );
    const decisions = decisionsOf(plans);
    const rows = arriving.map((row) => ({
      ...row,
      state: states.get(row.claimPaymentId) ?? row.state,
      decisions: decisions.get(row.claimPaymentId) ?? [],
    }));
    return { known, rows, leaving, plans };
  }

  /** Everything but the rows that come or leave, which have been sent already. */
  async store(planned: PlannedClaims): Promise<void> {
    await sendInTurn(this.sendsOf(planned));
  }

  /** What stores it, in the order in which it has to be written. */
  sendsOf({ known, rows, leaving, plans }: PlannedClaims): Send[] {
    const own = new Set(rows.map((row) => row.claimPaymentId));
    const states = plans.flatMap(({ plan }) => plan.claimPaymentStates);
    const decisions = decisionsOf(plans);
    const others = states
      .filter(({ claimPaymentId }) => !own.has(claimPaymentId))
      .map((each) => ({ ...each, decisions: decisions.get(each.claimPaymentId) ?? [] }));
    const items = plans.flatMap(({ plan }) => plan.workItems);
    const journals = plans.flatMap(({ plan, leavingJournals }) => [...leavingJournals, ...plan.journals]);
    const denials = plans.flatMap(({ plan }) => plan.denials);
    return [
      () => this.records.claimPayments.setStates(others),
      () => this.records.ledger.append(journals),
      async () => {
        if (leaving.length > 0) await this.#reverseDenials(leaving);
        await this.records.denials.save(denials);
      },
      () => this.records.workItems.open(items),
      () => this.records.workItems.close(findSettledItems(known.openItems, items)),
      () => this.#storeClaims(plans, rows),
    ];
  }

  #planOne(
    claim: ClaimRecord,
    known: KnownClaims,
    { arriving, leaving, decisions }: Required<MovingRows>,
  ): PlannedClaim {
    const moving = new Set([...leaving, ...arriving].map((row) => row.claimPaymentId));
    const earlier = known.earlier.get(claim.claimId) ?? [];
    const staying = earlier.filter((each) => !moving.has(each.claimPaymentId));
    const adjudications = [...staying, ...arriving.map(adjudicationOf)];
    const standing = known.entries.get(claim.claimId) ?? [];
    const decided = [...(known.decisions.get(claim.claimId) ?? []), ...decisions];
    const account = claimAccountOf(claim, this.terms.contracts, decided);
    const date = this.occasion.dateOf([...adjudications, ...leaving]);
    const leavingJournals = leaving.flatMap(
      (row) => planLeaving(adjudicationOf(row), account, standing, date) ?? [],
    );
    const left = leavingJournals.flatMap(({ naturalKey, postings }) =>
      postings.map((posting) => ({ ...posting, journalKey: naturalKey })),
    );
    const plan = planPostings(account, adjudications, [...standing, ...left], date, this.terms);
    const kept = new Set(adjudications.flatMap(({ payment }) => findPayerControlNumbers(payment)));
    const lost = leaving.flatMap(({ payment }) => findPayerControlNumbers(payment));
    const lostNumbers = lost.filter((number) => !kept.has(number));
    return { claim, plan, leavingJournals, hasLost: leaving.length > 0, lostNumbers };
  }

  /** What a claim payment has denied is denied no more once it has left. */
  async #reverseDenials(leaving: readonly ClaimPaymentRecord[]): Promise<void> {
    const gone = new Set(leaving.map((row) => row.claimPaymentId));
    const denials = await this.records.denials.findByClaims([
      ...new Set(leaving.flatMap((row) => row.claimId ?? [])),
    ]);
    const lost = denials.filter(({ claimPaymentId }) => gone.has(claimPaymentId));
    await this.records.denials.save(
      lost.map((denial) => ({ ...denial, state: 'reversed', atStakeAmount: ZERO })),
    );
  }

  async #storeClaims(plans: readonly PlannedClaim[], rows: readonly ClaimPaymentRecord[]): Promise<void> {
    const arrived = groupBy(rows, (row) => row.claimId);
    const updated = plans.map(({ claim, plan, hasLost }) => {
      const own = (arrived.get(claim.claimId) ?? []).flatMap((row) => findPayerControlNumbers(row.payment));
      return {
        ...claim,
        version: claim.version + 1,
        state: nextState(claim, plan, hasLost),
        payerControlNumbers: [...new Set([...claim.payerControlNumbers, ...own])],
      };
    });
    const lost = plans.flatMap(({ claim: { claimId }, lostNumbers }) =>
      lostNumbers.map((payerControlNumber) => ({ claimId, payerControlNumber })),
    );
    const events = updated.flatMap(({ claimId, state }, index) => {
      const from = plans[index]!.claim.state;
      const cause = this.occasion.causeOf(arrived.get(claimId)?.[0]);
      return from === state ? [] : [{ claimId, from, to: state, cause }];
    });
    const { claims } = this.records;
    await Promise.all([claims.setStates(updated), claims.withdrawNumbers(lost), claims.appendEvents(events)]);
  }
}

/** The payer's numbers, normalised, that rows bring to their claims and that these did not have. */
export function findNewNumbers(
  claims: readonly ClaimRecord[],
  rows: readonly ClaimPaymentRecord[],
): string[] {
  const known = new Map(
    claims.map((claim) => [claim.claimId, new Set(claim.payerControlNumbers.map(readControlNumber))]),
  );
  const brought = rows.flatMap((row) =>
    findPayerControlNumbers(row.payment).filter(
      (number) => known.get(row.claimId ?? '')?.has(number) === false,
    ),
  );
  return [...new Set(brought)];
}

/** The state that the plan implies, where the claim's lifecycle lets it go there. */
function nextState(claim: ClaimRecord, plan: PostingPlan, hasLost: boolean): ClaimRecord['state'] {
  const isUndecided = hasLost && ['adjudicated', 'denied'].includes(claim.state);
  const wanted = plan.claimState ?? (isUndecided ? 'pending' : undefined);
  if (wanted === undefined || wanted === claim.state) return claim.state;
  return isTransition(claim.state, wanted, 'remittance') ? wanted : claim.state;
}

/** Of each claim payment of the planned claims, which row decided each of its adjustments. */
function decisionsOf(plans: readonly PlannedClaim[]): Map<string, readonly AdjustmentDecision[]> {
  const decided = plans.flatMap(({ plan }) => plan.decisions);
  return new Map(decided.map(({ claimPaymentId, decisions }) => [claimPaymentId, decisions]));
}

function adjudicationOf(row: ClaimPaymentRecord): Adjudication {
  if (!hasPayer(row)) throw new TypeError('A claim payment without a payer is at no claim');
  return row;
}

function hasPayer(row: ClaimPaymentRecord): row is ClaimPaymentRecord & Pick<Adjudication, 'payerSequence'> {
  return row.payerSequence !== undefined;
}
