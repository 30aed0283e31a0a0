import type { Issue } from '../../../../schemas/issue.js';
import type { PayerSequence } from '../../../../schemas/ledger.js';
import { type Cents, negateCents, sumCents, ZERO } from '../../../../schemas/money.js';
import type { Adjudication, WorkItemKind } from '../../../../schemas/remittance-records.js';
import type { AdjudicatedPart } from './adjudicated-parts.js';
import type { PostedPart } from './post-part.js';
import type { Effect } from './receivables.js';

/** Why a claim payment, or part of it, waits for its predecessor or a person. */
export interface Concern {
  readonly kind: WorkItemKind;
  readonly issue: Issue;
}

/** A part with what the fold later learns of it. */
export interface StandingPart extends PostedPart {
  /** Less where lines of a claim that was denied without lines have been answered since. */
  stayingAmount: Cents;
  /** What of its charge was answered so. */
  replacedCharge: Cents;
  /** Step 0: the payer had answered this charge before; only the cash was posted. */
  readonly isTwice: boolean;
  /** A later claim payment paid what this one answered with zero; its entries are taken back. */
  isSuperseded: boolean;
  /** A later claim payment answered the charge that this one only denied. */
  isReplaced: boolean;
  /** A reversal took it back; its entries stand beside their mirror. */
  isReversed: boolean;
}

/** A claim payment after the fold. */
export interface FoldedPayment {
  readonly adjudication: Adjudication;
  readonly payerSequence: PayerSequence;
  readonly disposition: 'posted' | 'held' | 'exception' | 'information';
  /** Why it is held or an exception, or why the rest of its cash is unapplied. */
  readonly concern?: Concern;
  readonly parts: readonly StandingPart[];
  /** For a reversal: what it takes back, of one claim payment or of several. */
  readonly takesBack?: readonly TakenParts[];
  /** All of it was taken back. */
  isReversed: boolean;
}

/** What a reversal takes back of one claim payment. */
export interface TakenParts {
  readonly original: FoldedPayment;
  readonly parts: readonly StandingPart[];
}

/** All effects that stand of a claim payment; those of a reversal mirror what it takes back. */
export function findEffects(payment: FoldedPayment): readonly Effect[] {
  if (payment.disposition !== 'posted') return [];
  if (payment.takesBack) return mirrorEffects(payment.takesBack.flatMap(({ parts }) => effectsOf(parts)));
  return effectsOf(payment.parts);
}

function effectsOf(parts: readonly StandingPart[]): readonly Effect[] {
  const effects: Effect[] = [];
  for (const part of parts) if (!part.isSuperseded) effects.push(...part.effects);
  return effects;
}

export function mirrorEffects(effects: readonly Effect[]): Effect[] {
  return effects.map((effect) => ({ ...effect, amount: negateCents(effect.amount) }));
}

/** The cash that has found its place; what CLP04 says above it is unapplied. */
export function findAppliedCash(payment: FoldedPayment): Cents {
  const cash = findEffects(payment).filter((effect) => effect.to === 'cash');
  return sumCents(cash, (effect) => effect.amount);
}

/** The parts by which a payer has answered the charge and that still stand. */
export function findStandingParts(payments: readonly FoldedPayment[]): StandingPart[] {
  const standing: StandingPart[] = [];
  for (const { disposition, takesBack, parts } of payments) {
    if (disposition !== 'posted' || takesBack) continue;
    for (const part of parts) if (isStanding(part)) standing.push(part);
  }
  return standing;
}

/** Neither superseded nor taken back. */
export function isStanding(part: StandingPart): boolean {
  return !part.isSuperseded && !part.isReversed;
}

/** Paid nothing, moved nothing and adjusted nothing: only a reason why not. */
export function isOnlyDenied({ paymentAmount, adjustments }: AdjudicatedPart): boolean {
  return (
    paymentAmount === ZERO &&
    adjustments.length > 0 &&
    adjustments.every(({ class: found }) =>
      ['denial', 'pended', 'prior-payer', 'information'].includes(found.kind),
    )
  );
}

/** Only that it was sent twice. */
export function isOnlyDuplicate({ paymentAmount, adjustments }: AdjudicatedPart): boolean {
  return (
    paymentAmount === ZERO &&
    adjustments.length > 0 &&
    adjustments.every(({ class: found }) => found.kind === 'denial' && found.denialClass === 'duplicate')
  );
}
