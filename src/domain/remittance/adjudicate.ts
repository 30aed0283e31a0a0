import { type Cents, maxCents, minCents, subtractCents, sumCents, ZERO } from '../../../schemas/money.js';
import type { Adjudication, ClaimAccount } from '../../../schemas/remittance-records.js';
import {
  type AdjudicatedPart,
  buildBesideLinesPart,
  buildClaimPart,
  buildLineParts,
  hasAllLines,
  sumKinds,
} from './adjudicated-parts.js';
import {
  type FoldedPayment,
  findStandingParts,
  isOnlyDenied,
  mirrorEffects,
  type StandingPart,
} from './folded-payment.js';
import { type PartSetting, postCash, postPart } from './post-part.js';
import { chargeAccountOf, type Effect, findPayers, payerAccount, type Receivables } from './receivables.js';

/** What the fold knows when it comes to a claim payment. */
export interface FoldSoFar {
  readonly claim: ClaimAccount;
  readonly receivables: Receivables;
  /** The payer's earlier claim payments, in canonical order. */
  readonly earlier: readonly FoldedPayment[];
}

type Accounts = Pick<PartSetting, 'receivable' | 'nextPayer'>;

/** The parts as the 835 gives them; their sums decide whether the claim payment can be posted at all. */
export function buildParts(claim: ClaimAccount, adjudication: Adjudication): AdjudicatedPart[] {
  if (!hasAllLines(claim, adjudication)) return [buildClaimPart(claim, adjudication)];
  const beside = buildBesideLinesPart(claim, adjudication);
  return [...buildLineParts(claim, adjudication), ...(beside ? [beside] : [])];
}

/** Steps 0 to 4 and 6: posts one claim payment to the receivables and tells what came of its parts. */
export function postAdjudication(adjudication: Adjudication, soFar: FoldSoFar): StandingPart[] {
  const { claim, receivables } = soFar;
  const accounts = accountsOf(claim, adjudication);
  // What an earlier claim payment left without a line cannot be told apart by line any more.
  const isByLine = hasAllLines(claim, adjudication) && receivables.ofLine(accounts.receivable, '') === ZERO;
  const parts = isByLine ? buildLineParts(claim, adjudication) : [buildClaimPart(claim, adjudication)];
  const posted = parts.map((part) => postOnce(part, accounts, soFar));
  const beside = isByLine ? buildBesideLinesPart(claim, adjudication) : undefined;
  return beside ? [...posted, postBesideLines(beside, accounts, posted, soFar)] : posted;
}

function accountsOf(claim: ClaimAccount, adjudication: Adjudication): Accounts {
  const next = findPayers(claim).find((sequence) => sequence > adjudication.payerSequence);
  const receivable = payerAccount(adjudication.payerSequence);
  return next === undefined ? { receivable } : { receivable, nextPayer: payerAccount(next) };
}

/** Step 0, then the rest: a charge that this payer has answered is not answered twice without a reversal. */
function postOnce(part: AdjudicatedPart, accounts: Accounts, soFar: FoldSoFar): StandingPart {
  const { receivables } = soFar;
  const charge = chargeOf(part, soFar.claim);
  const others = findAnswers(part, soFar.earlier);
  if (!isOnlyDenied(part) && exceeds(charge, others.filter(counts), part)) {
    if (part.paymentAmount !== ZERO) supersede(others.filter(counts), receivables);
    if (exceeds(charge, others.filter(counts), part)) return postTwice(part, accounts, receivables);
  }
  const standing = others.filter((other) => !other.isSuperseded);
  const sharesCharge = !exceeds(charge, standing, part);
  if (!sharesCharge && !isOnlyDenied(part)) replaceDenied(standing);
  const open = findOpen(part, accounts, soFar, sharesCharge ? standing : [], charge);
  return settle({ ...postPart(part, { ...accounts, open }), ...FRESH }, receivables);
}

/** The charge that was only denied has its answer now. */
function replaceDenied(standing: readonly StandingPart[]): void {
  for (const other of standing) if (isOnlyDenied(other.part)) other.isReplaced = true;
}

const FRESH = { isTwice: false, isSuperseded: false, isReplaced: false };

/** R. Parts of one line that were answered by turns share its charge, so each finds only its own part open. */
function findOpen(
  part: AdjudicatedPart,
  accounts: Accounts,
  { claim, receivables }: FoldSoFar,
  others: readonly StandingPart[],
  charge: Cents,
): Cents {
  const { lineControlNumber } = part;
  const balance =
    lineControlNumber === undefined
      ? receivables.ofClaim(accounts.receivable)
      : receivables.ofLine(accounts.receivable, lineControlNumber);
  const kept = sumCents(others, (other) => other.stayingAmount);
  if (chargeAccountOf(claim) !== accounts.receivable) return subtractCents(balance, kept);
  const answered = sumCents([...others.map((other) => other.part), part], (each) => each.chargeAmount);
  return subtractCents(balance, kept, maxCents(ZERO, subtractCents(charge, answered)));
}

/** Step 6: the claim's own CAS go back to the receivable in cash, so that cash is CLP04; then they are posted. */
function postBesideLines(
  part: AdjudicatedPart,
  accounts: Accounts,
  lines: readonly StandingPart[],
  { claim, receivables, earlier }: FoldSoFar,
): StandingPart {
  const { receivable } = accounts;
  const whole = sumCents(part.adjustments, (each) => each.amount);
  const back: Effect = { receivable, to: 'cash', amount: subtractCents(ZERO, whole) };
  receivables.apply(back);
  if (lines.some((line) => line.isTwice)) {
    return { ...emptyPart(part), effects: [back], isTwice: true };
  }
  const standing = [...findStandingParts(earlier), ...lines];
  const kept = sumCents(
    standing.filter((each) => !each.isReplaced),
    (each) => each.stayingAmount,
  );
  const unanswered = chargeAccountOf(claim) === receivable ? findUnanswered(claim, standing) : ZERO;
  const open = subtractCents(receivables.ofClaim(receivable), kept, unanswered);
  const posted = postPart(part, { ...accounts, open });
  for (const effect of posted.effects) receivables.apply(effect);
  return { ...posted, ...FRESH, effects: [back, ...posted.effects] };
}

/** The charge that no standing part has answered, by line where the parts have lines. */
export function findUnanswered(claim: ClaimAccount, standing: readonly StandingPart[]): Cents {
  const whole = standing.filter(({ part }) => part.lineControlNumber === undefined);
  const ofClaim = sumCents(whole, ({ part }) => part.chargeAmount);
  const ofLines = sumCents(claim.lines, (line) => {
    const parts = standing.filter(({ part }) => part.lineControlNumber === line.lineControlNumber);
    const answered = sumCents(parts, ({ part }) => part.chargeAmount);
    return maxCents(ZERO, subtractCents(line.chargeAmount, answered));
  });
  return maxCents(ZERO, subtractCents(ofLines, ofClaim));
}

/** The standing parts that speak of the same charge: of its line or of the whole claim. */
function findAnswers(part: AdjudicatedPart, earlier: readonly FoldedPayment[]): StandingPart[] {
  return findStandingParts(earlier).filter(
    ({ part: other, isTwice, isReplaced }) =>
      !isTwice &&
      !isReplaced &&
      other.chargeAmount !== ZERO &&
      (part.lineControlNumber === undefined || other.lineControlNumber === part.lineControlNumber),
  );
}

/** A standing claim payment that only denied does not count. */
function counts(part: StandingPart): boolean {
  return !part.isSuperseded && !isOnlyDenied(part.part);
}

function exceeds(charge: Cents, others: readonly StandingPart[], part: AdjudicatedPart): boolean {
  const answered = sumCents(others, (other) => other.part.chargeAmount);
  return others.length > 0 && subtractCents(charge, answered, part.chargeAmount) < ZERO;
}

/** An earlier answer that paid nothing and moved nothing gives way to one that pays. */
function supersede(others: readonly StandingPart[], receivables: Receivables): void {
  for (const other of others) {
    if (other.part.paymentAmount !== ZERO || other.movedAmount !== ZERO) continue;
    for (const effect of mirrorEffects(other.effects)) receivables.apply(effect);
    other.isSuperseded = true;
  }
}

function postTwice(part: AdjudicatedPart, accounts: Accounts, receivables: Receivables): StandingPart {
  const effects = postCash(part, accounts.receivable);
  return settle({ ...emptyPart(part), effects, isTwice: true }, receivables);
}

function settle(part: StandingPart, receivables: Receivables): StandingPart {
  for (const effect of part.effects) receivables.apply(effect);
  return part;
}

function emptyPart(part: AdjudicatedPart): StandingPart {
  return { part, effects: [], movedAmount: ZERO, stayingAmount: ZERO, barred: [], ...FRESH };
}

function chargeOf(part: AdjudicatedPart, claim: ClaimAccount): Cents {
  const lines =
    part.lineControlNumber === undefined
      ? claim.lines
      : claim.lines.filter((line) => line.lineControlNumber === part.lineControlNumber);
  return sumCents(lines, (line) => line.chargeAmount);
}

/** The sum of patient share or denials below zero, or a line paid below zero, outside a reversal. */
export function findNegativeSum(
  parts: readonly AdjudicatedPart[],
): { what: string; amount: Cents } | undefined {
  for (const part of parts) {
    const share = sumKinds(part.adjustments, 'patient-share');
    if (share < ZERO) return { what: 'patient share adjustments', amount: share };
    const denied = sumKinds(part.adjustments, 'denial', 'pended');
    if (denied < ZERO) return { what: 'denied adjustments', amount: denied };
    const paid = minCents(part.paymentAmount, ZERO);
    if (paid < ZERO) return { what: 'payments of a line', amount: paid };
  }
  return undefined;
}
