import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import type { FigureChange, StaleAnswer } from '../../../../schemas/cob-proposal.js';
import type { PayerSequence } from '../../../../schemas/ledger.js';
import type { Adjudication, ClaimAccount } from '../../../../schemas/remittance-records.js';
import { isReversal } from '../folding/canonical-order.js';
import { type FoldedClaim, foldAdjudications } from '../folding/fold-adjudications.js';
import {
  type FoldedPayment,
  isOnlyDuplicate,
  isStanding,
  type StandingPart,
} from '../folding/folded-payment.js';
import type { PlanTerms } from '../plan-terms.js';
import { findFigureChanges, findPriorFigures } from './prior-figures.js';

/** What later payers answered from figures that no longer stand. */
export interface StaleAnswers {
  readonly stale: readonly StaleAnswer[];
  readonly changes: readonly FigureChange[];
}

/**
 * The later payers whose standing answers were built on figures that the payers before have since taken back or changed.
 * What an answer was built on are the figures up to its day; where a payer had none by then, its first.
 */
export function findStaleAnswers(claim: ClaimAccount, folded: FoldedClaim, terms: PlanTerms): StaleAnswers {
  const adjudications = folded.payments.map((payment) => payment.adjudication);
  if (new Set(adjudications.map((each) => each.payerSequence)).size < 2) return { stale: [], changes: [] };
  const stale: StaleAnswer[] = [];
  const changes = new Map<string, FigureChange>();
  for (const [payerSequence, lines] of findAnsweredLines(folded.payments)) {
    const outdated = [...lines.values()].filter(({ builtOn }) =>
      adjudications.some((each) => each.payerSequence < payerSequence && each.productionDate > builtOn),
    );
    const knownOn = new Map(
      outdated.map(({ builtOn }) => [
        builtOn,
        foldAdjudications(claim, findKnownBy(adjudications, payerSequence, builtOn), terms),
      ]),
    );
    const found = outdated.map((answered) => ({
      answered,
      changes: findChanges(folded, knownOn.get(answered.builtOn)!, payerSequence, answered.line),
    }));
    const differing = found.filter((each) => each.changes.length > 0);
    if (differing.length === 0) continue;
    for (const change of differing.flatMap((each) => each.changes)) {
      changes.set(JSON.stringify(change), change);
    }
    stale.push({
      payerSequence,
      claimPaymentIds: [...new Set(differing.flatMap(({ answered }) => answered.claimPaymentIds))],
      builtOn: differing
        .map(({ answered }) => answered.builtOn)
        .sort()
        .at(-1)!,
    });
  }
  return { stale, changes: [...changes.values()] };
}

/** The adjudications of the payers before one as they were known on a day; where a payer had none by then, its first. */
export function findKnownBy(
  adjudications: readonly Adjudication[],
  payerSequence: PayerSequence,
  day: CalendarDate,
): Adjudication[] {
  const before = adjudications.filter((each) => each.payerSequence < payerSequence);
  const firstDays = new Map<PayerSequence, CalendarDate>();
  for (const each of before.filter((adjudication) => !isReversal(adjudication))) {
    const first = firstDays.get(each.payerSequence);
    if (first === undefined || each.productionDate < first) {
      firstDays.set(each.payerSequence, each.productionDate);
    }
  }
  return before.filter(
    (each) => each.productionDate <= day || each.productionDate === firstDays.get(each.payerSequence),
  );
}

interface AnsweredLine {
  /** Empty for the claim as a whole. */
  readonly line: string;
  readonly claimPaymentIds: readonly string[];
  readonly builtOn: CalendarDate;
}

/**
 * By payer, the lines that its standing claim payments answer, with the day of the latest answer. A duplicate denial is none,
 * and an answer to the claim as a whole is a later one of every line.
 */
function findAnsweredLines(
  payments: readonly FoldedPayment[],
): ReadonlyMap<PayerSequence, ReadonlyMap<string, AnsweredLine>> {
  const payers = new Map<PayerSequence, Map<string, AnsweredLine>>();
  for (const payment of payments) {
    if (payment.disposition !== 'posted' || payment.takesBack) continue;
    const { claimPaymentId, productionDate } = payment.adjudication;
    const lines = payers.get(payment.payerSequence) ?? new Map<string, AnsweredLine>();
    payers.set(payment.payerSequence, lines);
    for (const { part } of payment.parts.filter(isAnswer)) {
      const line = part.lineControlNumber ?? '';
      const known = lines.get(line);
      const claimPaymentIds = [...new Set([...(known?.claimPaymentIds ?? []), claimPaymentId])];
      const builtOn = known && known.builtOn > productionDate ? known.builtOn : productionDate;
      lines.set(line, { line, claimPaymentIds, builtOn });
    }
  }
  for (const lines of payers.values()) {
    const ofClaim = lines.get('');
    if (!ofClaim) continue;
    for (const { line, builtOn } of lines.values()) {
      if (line !== '' && builtOn <= ofClaim.builtOn) lines.delete(line);
    }
  }
  return payers;
}

function isAnswer(part: StandingPart): boolean {
  return isStanding(part) && !part.isReplaced && !isOnlyDuplicate(part.part);
}

function findChanges(
  folded: FoldedClaim,
  old: FoldedClaim,
  payerSequence: PayerSequence,
  line: string,
): FigureChange[] {
  const sequences = new Set(folded.payments.map((payment) => payment.payerSequence));
  const before = [...sequences].filter((sequence) => sequence < payerSequence);
  return before.flatMap((sequence) =>
    findFigureChanges(
      sequence,
      line,
      findPriorFigures(old.payments, sequence),
      findPriorFigures(folded.payments, sequence),
    ),
  );
}
