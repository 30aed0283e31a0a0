import type { AdjustmentDecision, AdjustmentOutcome } from '../../../schemas/adjustment-rule.js';
import type { StoryAnswer } from '../../../schemas/balance-story.js';
import { formatCents } from '../../../schemas/money.js';
import type { Adjustment } from '../../../schemas/remittance-advice.js';
import { unappliedKey } from '../remittance/planning/posting-difference.js';
import type { OpenStep } from './balance-story.js';
import { buildSource } from './story-sources.js';

/** What a claim payment says that moved no money: denials, what was posted before, what nobody can explain yet. */
export function buildUnpostedSteps(
  answer: StoryAnswer,
  hasJournal: boolean,
  reasons: ReadonlyMap<string, string>,
): OpenStep[] {
  const isReversal = answer.payment.claimStatusCode === '22';
  // The triples of a reversal only say again what its original said.
  const steps = isReversal ? [] : answer.decisions.flatMap((decision) => decisionStep(answer, decision));
  if (steps.length > 0 || hasJournal) return steps;
  const { payment, payerName, paymentDate: date, claimId } = answer;
  const text = `${payerName} ${describe(answer, reasons)}`;
  const sources = [buildSource(answer, 'CLP04', payment.place)];
  return [{ date, text, amount: payment.paymentAmount, claimId, effects: [], sources }];
}

function describe(
  { state, payment, claimPaymentId }: StoryAnswer,
  reasons: ReadonlyMap<string, string>,
): string {
  const reason = reasons.get(unappliedKey(claimPaymentId));
  if (state === 'held' || state === 'exception')
    return `answered and is ${state}${reason ? `: ${reason}` : ''}`;
  if (state === 'information') return `informed (CLP02 ${payment.claimStatusCode}): nothing to post`;
  return payment.claimStatusCode === '22'
    ? 'took back an answer that moved nothing'
    : 'answered with nothing to post';
}

/** Posted and moved triples have postings that tell them. */
const WORDS: Partial<Record<AdjustmentOutcome, string>> = {
  denied: 'stays open with the payer as a denial',
  restated: 'is what was posted before',
  unexplained: 'waits for a person',
};

function decisionStep(answer: StoryAnswer, { casOrdinal, outcome }: AdjustmentDecision): OpenStep[] {
  const words = WORDS[outcome];
  const adjustment = findAdjustment(answer, casOrdinal);
  if (words === undefined || !adjustment) return [];
  const { groupCode, reasonCode, amount, place } = adjustment;
  const verb = outcome === 'denied' ? 'denied' : 'reported';
  return [
    {
      date: answer.paymentDate,
      text: `${answer.payerName} ${verb} ${formatCents(amount)} (${groupCode}-${reasonCode}), which ${words}`,
      amount,
      claimId: answer.claimId,
      effects: [],
      sources: [buildSource(answer, 'CAS', place)],
    },
  ];
}

/** `2.1`: service 2 (0 for the claim), its first CAS triple. */
function findAdjustment({ payment }: StoryAnswer, casOrdinal: string): Adjustment | undefined {
  const [service, place] = casOrdinal.split('.').map(Number) as [number, number];
  const list =
    service === 0
      ? payment.adjustments
      : payment.services.find(({ ordinal }) => ordinal === service)?.adjustments;
  return list?.[place - 1];
}
