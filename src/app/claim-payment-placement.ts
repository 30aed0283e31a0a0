import type { Journal } from '../../schemas/ledger.js';
import type { ClaimPayment, RemittanceAdvice } from '../../schemas/remittance-advice.js';
import type { Adjudication, ClaimPaymentState } from '../../schemas/remittance-records.js';
import { isTransition } from '../domain/claims/lifecycle.js';
import {
  buildClaimMatcher,
  findPayerControlNumbers,
  readControlNumber,
} from '../domain/remittance/match-claim.js';
import { matchLines } from '../domain/remittance/match-lines.js';
import { findPayerIdentifiers, matchPayerSequence } from '../domain/remittance/match-payer-sequence.js';
import { planPostings } from '../domain/remittance/plan-postings.js';
import { planUnmatchedPayment } from '../domain/remittance/plan-unmatched-payment.js';
import { findSettledItems } from '../domain/remittance/plan-work-items.js';
import type { PostingPlan } from '../domain/remittance/posting-plan.js';
import { claimAccountOf } from './claim-account.js';
import type { AppContext } from './context.js';
import type { ClaimPaymentRecord, ClaimRecord, Records } from './ports.js';

/** Finds the claims of a set's payments, plans each claim over all its adjudications, and stores what that gives. */
export class ClaimPaymentPlacement {
  readonly journals: Journal[] = [];

  constructor(
    private readonly context: AppContext,
    private readonly records: Records,
    private readonly advice: RemittanceAdvice,
    private readonly ids: { readonly remittanceId: string; readonly setHash: string },
  ) {}

  /** The state of each claim payment of the set, in its order. */
  async place(): Promise<ClaimPaymentState[]> {
    const claims = await this.findCandidates();
    const findClaim = matcherOf(claims);
    const rows = this.advice.claimPayments.map((payment) => this.placeOne(payment, findClaim));
    const plans = await this.planClaims(rows, claims);
    const states = new Map(plans.flatMap(({ plan }) => plan.claimPaymentStates.map(stateEntry)));
    const placed = rows.map((row) => ({ ...row, state: states.get(row.claimPaymentId) ?? row.state }));
    await this.records.claimPayments.insert(placed);
    const own = new Set(rows.map((row) => row.claimPaymentId));
    const earlier = [...states].filter(([claimPaymentId]) => !own.has(claimPaymentId));
    await this.records.claimPayments.setStates(
      earlier.map(([claimPaymentId, state]) => ({ claimPaymentId, state })),
    );
    await this.storeUnmatched(placed);
    await this.storePlans(plans, rows);
    return placed.map((row) => row.state);
  }

  private async findCandidates(): Promise<ClaimRecord[]> {
    const payments = this.advice.claimPayments;
    return this.records.claims.findForRemittance(
      [...new Set(payments.map((payment) => readControlNumber(payment.patientControlNumber)))],
      [...new Set(payments.flatMap(findPayerControlNumbers))],
    );
  }

  /** The row of one claim payment; without a claim it is an exception. */
  private placeOne(payment: ClaimPayment, findClaim: FindClaim): ClaimPaymentRecord {
    const { productionDate, paymentDate, traceNumber } = this.advice;
    const base = {
      claimPaymentId: this.context.ids.next(),
      ...this.ids,
      ordinal: payment.ordinal,
      payment,
      productionDate: productionDate ?? paymentDate,
      traceNumber,
    };
    const found = findClaim(payment);
    if (!found) return { ...base, state: 'exception', lineMatches: {} };
    const identifiers = findPayerIdentifiers(this.advice);
    const payerSequence = matchPayerSequence(payment, identifiers, found.payers);
    const payerId = found.payers.find((payer) => payer.sequence === payerSequence)?.payerId;
    return {
      ...base,
      claimId: found.claimId,
      payerSequence,
      ...(payerId !== undefined && { payerId }),
      state: 'held',
      lineMatches: matchLines(payment.services, found.claim.lines),
    };
  }

  private async planClaims(
    rows: readonly ClaimPaymentRecord[],
    claims: readonly ClaimRecord[],
  ): Promise<{ claim: ClaimRecord; plan: PostingPlan }[]> {
    const named = new Set(rows.map((row) => row.claimId));
    const matched = claims.filter((claim) => named.has(claim.claimId));
    const claimIds = matched.map((claim) => claim.claimId);
    const earlier = groupBy(await this.records.claimPayments.findByClaims(claimIds), (each) => each.claimId);
    const entries = groupBy(await this.records.ledger.entriesOfClaims(claimIds), (each) => each.claimId);
    const arriving = groupBy(rows, (row) => row.claimId);
    return matched.map((claim) => {
      const arrived = (arriving.get(claim.claimId) ?? []).map(adjudicationOf);
      const adjudications = [...(earlier.get(claim.claimId) ?? []), ...arrived];
      const standing = entries.get(claim.claimId) ?? [];
      const account = claimAccountOf(claim);
      return { claim, plan: planPostings(account, adjudications, standing, this.advice.paymentDate) };
    });
  }

  private async storeUnmatched(rows: readonly ClaimPaymentRecord[]): Promise<void> {
    const plans = rows
      .filter((row) => row.claimId === undefined)
      .map((row) => planUnmatchedPayment(row, this.advice.paymentDate));
    this.journals.push(...plans.flatMap((plan) => plan.journals));
    await this.records.workItems.open(plans.flatMap((plan) => plan.workItems));
  }

  private async storePlans(
    plans: readonly { claim: ClaimRecord; plan: PostingPlan }[],
    rows: readonly ClaimPaymentRecord[],
  ): Promise<void> {
    this.journals.push(...plans.flatMap(({ plan }) => plan.journals));
    await this.records.denials.save(plans.flatMap(({ plan }) => plan.denials));
    await this.storeWorkItems(plans);
    const numbers = groupBy(rows, (row) => row.claimId);
    const updated = plans.map(({ claim, plan }) => {
      const own = (numbers.get(claim.claimId) ?? []).flatMap((row) => findPayerControlNumbers(row.payment));
      return {
        ...claim,
        version: claim.version + 1,
        state: nextState(claim, plan),
        payerControlNumbers: [...new Set([...claim.payerControlNumbers, ...own])],
      };
    });
    await this.records.claims.setStates(updated);
    const cause = `remittance:${this.ids.remittanceId}`;
    await this.records.claims.appendEvents(
      updated.flatMap((record, index) => {
        const from = plans[index]!.claim.state;
        return from === record.state ? [] : [{ claimId: record.claimId, from, to: record.state, cause }];
      }),
    );
  }

  private async storeWorkItems(plans: readonly { claim: ClaimRecord; plan: PostingPlan }[]): Promise<void> {
    const items = plans.flatMap(({ plan }) => plan.workItems);
    const open = await this.records.workItems.findOpenByClaims(plans.map(({ claim }) => claim.claimId));
    await this.records.workItems.open(items);
    await this.records.workItems.close(findSettledItems(open, items));
  }
}

type FindClaim = (payment: ClaimPayment) => ClaimRecord | undefined;

/** Finds the claim of a payment among candidates that are indexed once. */
function matcherOf(claims: readonly ClaimRecord[]): FindClaim {
  const byId = new Map(claims.map((record) => [record.claimId, record]));
  const match = buildClaimMatcher(
    claims.map((record) => ({
      claimId: record.claimId,
      patientControlNumber: record.claim.patientControlNumber,
      payerControlNumbers: record.payerControlNumbers,
      memberIds: [record.claim.subscriber.memberId],
      firstServiceDate: record.firstServiceDate,
      lastServiceDate: record.lastServiceDate,
    })),
  );
  return (payment) => byId.get(match(payment)?.claimId ?? '');
}

/** The state that the plan implies, where the claim's lifecycle lets it go there. */
function nextState(claim: ClaimRecord, plan: PostingPlan): ClaimRecord['state'] {
  const wanted = plan.claimState;
  if (wanted === undefined || wanted === claim.state) return claim.state;
  return isTransition(claim.state, wanted, 'remittance') ? wanted : claim.state;
}

function stateEntry(each: { claimPaymentId: string; state: ClaimPaymentState }): [string, ClaimPaymentState] {
  return [each.claimPaymentId, each.state];
}

function adjudicationOf(row: ClaimPaymentRecord): Adjudication {
  return { ...row, payerSequence: row.payerSequence! };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
