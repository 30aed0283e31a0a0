import { NO_SURPRISES_REMARKS, readRemarkCode } from '../../../../schemas/codes/remark-codes.js';
import {
  type Cents,
  maxCents,
  minCents,
  negateCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../../../schemas/money.js';
import { checkClaimPaymentBalance } from '../../../../schemas/remittance-balance.js';
import type { ClaimAccount, ClaimDecision } from '../../../../schemas/remittance-records.js';
import { findBar, type PatientShareBar } from '../../denials/classify-adjustment.js';
import type { FoldedPayment } from './folded-payment.js';
import { type DecisionSubject, type Denied, orderDecisions } from './order-decisions.js';
import { type Effect, findPayers, payerAccount, type Receivables } from './receivables.js';

/** A decision with the part of it that takes effect as things stand. */
export interface FoldedDecision {
  readonly decision: ClaimDecision;
  readonly payerSequence: number;
  readonly payerId?: string;
  /** Zero where nothing of the denial is open any more, or where it may not go there. */
  readonly effect: Effect;
  /** Why a patient may not be billed what the payer denied. */
  readonly bar?: DecisionBar;
}

/** A No Surprises remark says what the patient owes at most, whatever was signed. */
export type DecisionBar = PatientShareBar | 'no-surprises';

/**
 * What was decided of one payer's denials, after all claim payments of that payer and before those of the next. A
 * decision moves no more than is denied and open: what the payer pays or takes back later leaves less of it.
 *
 * @param all of these and of the earlier payers, for what any of them says of the patient
 */
export function foldDecisions(
  claim: ClaimAccount,
  payments: readonly FoldedPayment[],
  receivables: Receivables,
  all: readonly FoldedPayment[],
): FoldedDecision[] {
  const folded: FoldedDecision[] = [];
  for (const subject of orderDecisions(claim.decisions ?? [], payments)) {
    const { decision, payment, denied } = subject;
    if (!denied) {
      folded.push(foldVariance(subject, receivables));
      continue;
    }
    const { payerId } = payment.adjudication;
    const routed = routeDecision(claim, decision, { ...denied, payments: all });
    const limit =
      denied.isStanding && routed.isAllowed ? findLimit(decision, denied, folded, receivables) : ZERO;
    const effect = effectOf(denied, routed.to, limit);
    receivables.apply(effect);
    folded.push({
      decision,
      payerSequence: payment.payerSequence,
      ...(payerId !== undefined && { payerId }),
      effect,
      ...(routed.bar && { bar: routed.bar }),
    });
  }
  return folded;
}

/** Whether a person lets the claim payment be posted although it does not balance. */
export function findVariance({ decisions }: ClaimAccount, claimPaymentId: string): ClaimDecision | undefined {
  return decisions?.find(({ decision, objectId }) => decision === 'variance' && objectId === claimPaymentId);
}

/** What the claim payment states and does not explain, as far as it stands on the payer's receivable. */
function foldVariance({ decision, payment }: DecisionSubject, receivables: Receivables): FoldedDecision {
  const { payerSequence, adjudication } = payment;
  const { payerId } = adjudication;
  const receivable = payerAccount(payerSequence);
  const isStanding = payment.disposition === 'posted' && !payment.takesBack && !payment.isReversed;
  const unexplained = negateCents(checkClaimPaymentBalance(adjudication.payment).claim.difference);
  const open = receivables.ofClaim(receivable);
  const within =
    unexplained > ZERO
      ? maxCents(ZERO, minCents(unexplained, open))
      : minCents(ZERO, maxCents(unexplained, open));
  const effect: Effect = { receivable, to: 'suspense.variance', amount: isStanding ? within : ZERO };
  receivables.apply(effect);
  return { decision, payerSequence, ...(payerId !== undefined && { payerId }), effect };
}

/** What decisions have taken from the denials of one payer, or from one denial. */
export function sumDecided(
  decided: readonly FoldedDecision[],
  of: { readonly denialKey?: string; readonly payerSequence?: number },
): Cents {
  const fitting = decided.filter(
    ({ decision, payerSequence }) =>
      (of.denialKey === undefined || of.denialKey === decision.objectId) &&
      (of.payerSequence === undefined || of.payerSequence === payerSequence),
  );
  return sumCents(fitting, ({ effect }) => effect.amount);
}

interface Route {
  readonly to: Effect['to'];
  readonly isAllowed: boolean;
  readonly bar?: DecisionBar;
}

/**
 * Only what the payer says the patient owes (PR), or what a signed waiver makes the patient's, may be billed on, and to the
 * patient only where nothing bars it.
 */
function routeDecision(
  claim: ClaimAccount,
  { decision, waiver }: ClaimDecision,
  { payment, part, adjustment, payments }: Denied & { readonly payments: readonly FoldedPayment[] },
): Route {
  if (decision === 'given-up') return { to: 'write-off.denial', isAllowed: true };
  const next = findPayers(claim).find((sequence) => sequence > payment.payerSequence);
  const to = next === undefined ? 'receivable.patient' : payerAccount(next);
  if (waiver) {
    const bar = findWaiverBar(claim, payments);
    return { to, isAllowed: bar === undefined, ...(bar && { bar }) };
  }
  const isPatients = adjustment.groupCode === 'PR';
  if (next !== undefined) return { to, isAllowed: isPatients };
  const payer = claim.payers.find(({ sequence }) => sequence === payment.payerSequence);
  const { adjustments } = part.part;
  const bar = findBar({ remarkCodes: adjustment.remarkCodes, adjustments, ...(payer && { payer }) });
  const isAllowed = isPatients && bar === undefined;
  return { to, isAllowed, ...(bar && { bar }) };
}

/**
 * Why no paper lets this patient be billed: Medicaid is among the payers, or the payer has said anywhere on the claim that
 * the patient is a QMB, or protected by the No Surprises Act.
 */
function findWaiverBar(claim: ClaimAccount, payments: readonly FoldedPayment[]): DecisionBar | undefined {
  const adjustments = payments.flatMap(({ parts }) => parts.flatMap(({ part }) => part.adjustments));
  const remarkCodes = adjustments.flatMap((each) => each.remarkCodes);
  const payer = claim.payers.find(({ isMedicaid }) => isMedicaid);
  const bar = findBar({ remarkCodes, adjustments, ...(payer && { payer }) });
  if (bar) return bar;
  const isProtected = remarkCodes.some((code) => NO_SURPRISES_REMARKS.has(readRemarkCode(code)));
  return isProtected ? 'no-surprises' : undefined;
}

function findLimit(
  { amount, objectId: denialKey }: ClaimDecision,
  { payment, part, adjustment }: Denied,
  folded: readonly FoldedDecision[],
  receivables: Receivables,
): Cents {
  const account = payerAccount(payment.payerSequence);
  const { lineControlNumber } = part.part;
  const ofClaim = receivables.openOf(account);
  const open =
    lineControlNumber === undefined
      ? ofClaim
      : minCents(ofClaim, receivables.ofLine(account, lineControlNumber));
  const denied = subtractCents(adjustment.amount, sumDecided(folded, { denialKey }));
  return maxCents(ZERO, minCents(amount, denied, open));
}

function effectOf({ payment, part, adjustment }: Denied, to: Effect['to'], amount: Cents): Effect {
  const { groupCode, reasonCode } = adjustment;
  const { lineControlNumber } = part.part;
  const receivable = payerAccount(payment.payerSequence);
  return {
    ...{ receivable, to, amount, groupCode, reasonCode },
    ...(lineControlNumber !== undefined && { lineControlNumber }),
  };
}
