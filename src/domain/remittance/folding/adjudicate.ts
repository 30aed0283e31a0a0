import {
  addCents,
  type Cents,
  maxCents,
  minCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../../../schemas/money.js';
import type { Adjudication, ClaimAccount } from '../../../../schemas/remittance-records.js';
import { getPayerProfile } from '../payer-profiles.js';
import type { PlanTerms } from '../plan-terms.js';
import {
  type AdjudicatedPart,
  buildBesideLinesPart,
  buildClaimPart,
  buildLineParts,
  hasAllLines,
  sumKinds,
} from './adjudicated-parts.js';
import {
  findAnswers,
  findCharge,
  isCounted,
  isExceeded,
  isNewAnswer,
  reverseAnswers,
  reversePart,
  sumStaying,
} from './answered-charge.js';
import { type FoldedPayment, findStandingParts, isOnlyDenied, type StandingPart } from './folded-payment.js';
import { type PartSetting, type PostedPart, postCash, postPart } from './post-part.js';
import { chargeAccountOf, type Effect, findPayers, payerAccount, type Receivables } from './receivables.js';

/** What the fold knows when it comes to a claim payment. */
export interface FoldSoFar {
  readonly claim: ClaimAccount;
  readonly terms: PlanTerms;
  readonly receivables: Receivables;
  /** The payer's earlier claim payments, in canonical order. */
  readonly earlier: readonly FoldedPayment[];
}

/** What a claim payment says by line, and of the claim beside them; or of the claim as a whole. */
export interface AdjudicatedParts {
  readonly isByLine: boolean;
  readonly parts: readonly AdjudicatedPart[];
  /** Only beside lines. */
  readonly beside: AdjudicatedPart | undefined;
}

/** The parts as the 835 gives them; their sums decide whether the claim payment can be posted at all. */
export function buildParts(
  claim: ClaimAccount,
  adjudication: Adjudication,
  terms: PlanTerms,
): AdjudicatedParts {
  if (!hasAllLines(claim, adjudication)) return buildWhole(claim, adjudication, terms);
  const beside = buildBesideLinesPart(claim, adjudication, terms);
  return { isByLine: true, parts: buildLineParts(claim, adjudication, terms), beside };
}

/** Of the claim alone, whatever its lines say. */
export function buildWhole(
  claim: ClaimAccount,
  adjudication: Adjudication,
  terms: PlanTerms,
): AdjudicatedParts {
  return { isByLine: false, parts: [buildClaimPart(claim, adjudication, terms)], beside: undefined };
}

/** Steps 0 to 4 and 6: posts one claim payment to the receivables and tells what came of its parts. */
export function postAdjudication(
  adjudication: Adjudication,
  given: AdjudicatedParts,
  soFar: FoldSoFar,
): StandingPart[] {
  const { claim, receivables, terms } = soFar;
  const accounts = accountsOf(claim, adjudication);
  const profile = getPayerProfile(terms.profiles, claim, adjudication);
  if (profile.replacesWithoutReversal) reverseAnswers(given.parts, claim, soFar.earlier, receivables);
  const isKept = !given.isByLine || isToldByLine(given, accounts, soFar);
  const { parts, beside } = isKept ? given : buildWhole(claim, adjudication, terms);
  const isRemainderContractual = profile.unexplainedRemainderIsContractual;
  // Beside lines it is known last what is left of them.
  const ofLines = { ...accounts, isRemainderContractual: isRemainderContractual && beside === undefined };
  const posted = parts.map((part) => postOnce(part, ofLines, soFar));
  if (beside) posted.push(postBesideLines(beside, { ...accounts, isRemainderContractual }, posted, soFar));
  return posted;
}

/**
 * Not where an earlier claim payment left something without a line, nor where the CAS of the claim say that SVC03 are no
 * money: they take back all of it and leave only reasons, or those of a later payer hold what earlier payers settled (OA-23
 * at the claim), so that what the line says of itself finds too little open.
 */
function isToldByLine(
  { parts, beside }: AdjudicatedParts,
  { receivable }: PartSetting,
  { claim, receivables }: FoldSoFar,
): boolean {
  if (receivables.ofLine(receivable, '') !== ZERO) return false;
  return !beside || (chargeAccountOf(claim) === receivable && !takesAllBack(parts, beside));
}

/** CLP04 is zero although lines are paid, and nothing of it goes to the patient. */
function takesAllBack(parts: readonly AdjudicatedPart[], beside: AdjudicatedPart): boolean {
  const paid = sumCents(parts, (part) => part.paymentAmount);
  const back = sumCents(beside.adjustments, (each) => each.amount);
  const share = sumCents([...parts, beside], (part) => sumKinds(part.adjustments, 'patient-share'));
  return paid > ZERO && paid === back && share === ZERO;
}

function accountsOf(claim: ClaimAccount, adjudication: Adjudication): PartSetting {
  const next = findPayers(claim).find((sequence) => sequence > adjudication.payerSequence);
  const receivable = payerAccount(adjudication.payerSequence);
  return next === undefined ? { receivable } : { receivable, nextPayer: payerAccount(next) };
}

/** Step 0, then the rest: a charge that this payer has answered is not answered twice without a reversal. */
function postOnce(part: AdjudicatedPart, accounts: PartSetting, soFar: FoldSoFar): StandingPart {
  const { receivables } = soFar;
  const charge = findCharge(part, soFar.claim);
  const others = findAnswers(part, soFar.earlier);
  if (!isOnlyDenied(part) && isExceeded(charge, others.filter(isCounted), part)) {
    if (part.paymentAmount !== ZERO) supersede(others.filter(isCounted), receivables);
    if (isExceeded(charge, others.filter(isCounted), part)) return postTwice(part, accounts, receivables);
  }
  const standing = others.filter((other) => !other.isSuperseded);
  const sharesCharge = !isExceeded(charge, standing, part);
  if (!sharesCharge && !isOnlyDenied(part)) replaceDenied(standing, receivables);
  if (soFar.earlier.length > 0 && isNewAnswer(part)) replaceDeniedClaim(part, accounts, soFar);
  const open = findOpen(part, accounts, soFar, sharesCharge ? standing : [], charge);
  return settle(freshPart(postPart(part, accounts, open)), receivables);
}

/** The charge that was only denied has its answer now. */
function replaceDenied(standing: readonly StandingPart[], receivables: Receivables): void {
  for (const other of standing.filter(({ part }) => isOnlyDenied(part))) {
    other.isReplaced = true;
    // What it left without a reason may have been posted.
    if (other.effects.length > 0) reversePart(other, receivables);
  }
}

/** Where the claim was denied without lines, a line that has its own answer now is not denied with it any more. */
function replaceDeniedClaim(
  part: AdjudicatedPart,
  { receivable }: PartSetting,
  { earlier, receivables }: FoldSoFar,
): void {
  const { lineControlNumber, chargeAmount } = part;
  if (lineControlNumber === undefined) return;
  const open = maxCents(ZERO, minCents(receivables.ofLine(receivable, lineControlNumber), chargeAmount));
  for (const other of findStandingParts(earlier)) {
    if (other.part.lineControlNumber !== undefined || !isOnlyDenied(other.part)) continue;
    other.replacedCharge = minCents(other.part.chargeAmount, addCents(other.replacedCharge, chargeAmount));
    other.stayingAmount = maxCents(ZERO, subtractCents(other.stayingAmount, open));
    if (other.replacedCharge === other.part.chargeAmount) other.isReplaced = true;
  }
}

/** As it stands until the fold learns more of it. */
function freshPart({ part, effects, movedAmount, stayingAmount, barred, settled }: PostedPart): StandingPart {
  const state = {
    isTwice: false,
    isSuperseded: false,
    isReplaced: false,
    isReversed: false,
    replacedCharge: ZERO,
  };
  return { part, effects, movedAmount, stayingAmount, barred, settled, ...state };
}

/** R. Parts of one line that were answered by turns share its charge, so each finds only its own part open. */
function findOpen(
  part: AdjudicatedPart,
  accounts: PartSetting,
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
  accounts: PartSetting,
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
  const explaining = standing.filter((each) => !each.isReplaced);
  const kept = sumStaying(explaining, (line) => maxCents(ZERO, receivables.ofLine(receivable, line)));
  const unanswered = chargeAccountOf(claim) === receivable ? findUnanswered(claim, standing) : ZERO;
  const open = subtractCents(receivables.ofClaim(receivable), kept, unanswered);
  const posted = postPart(part, accounts, open);
  for (const effect of posted.effects) receivables.apply(effect);
  return freshPart({ ...posted, effects: [back, ...posted.effects] });
}

/** The charge that no standing part has answered, by line where the parts have lines. */
export function findUnanswered(claim: ClaimAccount, all: readonly StandingPart[]): Cents {
  // The answer that came in place of a denial may have been taken back.
  const standing = all.filter(({ isReplaced }) => !isReplaced);
  const whole = standing.filter(({ part }) => part.lineControlNumber === undefined);
  const ofClaim = sumCents(whole, (each) => subtractCents(each.part.chargeAmount, each.replacedCharge));
  const ofLines = sumCents(claim.lines, (line) => {
    const parts = standing.filter(({ part }) => part.lineControlNumber === line.lineControlNumber);
    const answered = sumCents(parts, ({ part }) => part.chargeAmount);
    return maxCents(ZERO, subtractCents(line.chargeAmount, answered));
  });
  return maxCents(ZERO, subtractCents(ofLines, ofClaim));
}

/** An earlier answer that paid nothing and moved nothing gives way to one that pays. */
function supersede(others: readonly StandingPart[], receivables: Receivables): void {
  for (const other of others) {
    if (other.part.paymentAmount === ZERO && other.movedAmount === ZERO) reversePart(other, receivables);
  }
}

function postTwice(part: AdjudicatedPart, accounts: PartSetting, receivables: Receivables): StandingPart {
  const effects = postCash(part, accounts.receivable);
  return settle({ ...emptyPart(part), effects, isTwice: true }, receivables);
}

function settle(part: StandingPart, receivables: Receivables): StandingPart {
  for (const effect of part.effects) receivables.apply(effect);
  return part;
}

function emptyPart(part: AdjudicatedPart): StandingPart {
  const nothing = { effects: [], movedAmount: ZERO, stayingAmount: ZERO, barred: [], settled: [] };
  return freshPart({ part, ...nothing });
}

/** The sum of patient share or denials below zero, or a line paid below zero, outside a reversal. */
export function findNegativeSum({
  parts,
  beside,
}: AdjudicatedParts): { what: string; amount: Cents } | undefined {
  for (const part of beside ? [...parts, beside] : parts) {
    const share = sumKinds(part.adjustments, 'patient-share');
    if (share < ZERO) return { what: 'patient share adjustments', amount: share };
    const denied = sumKinds(part.adjustments, 'denial', 'pended');
    if (denied < ZERO) return { what: 'denied adjustments', amount: denied };
    const paid = minCents(part.paymentAmount, ZERO);
    if (paid < ZERO) return { what: 'payments of a line', amount: paid };
  }
  return undefined;
}
