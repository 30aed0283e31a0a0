import { sumOf } from '../world/answer.js';
import { findUnderpaid } from './contract.js';
import { payerAccount } from './debts.js';
import { type ClaimFold, cashOf, type PostedPart } from './fold-claim.js';
import { isStale } from './stale.js';

/** Something of a claim that waits for a person. */
export interface Item {
  readonly kind: string;
  /** Of which remittance, payer or line; nothing where the claim says it all. */
  readonly about: string;
  /** Absent where only that it is there is told. */
  readonly cents?: number;
}

/** Texts 0 and 7: everything of a claim that is no denial, and that a person has to look at. */
export function auditItems(fold: ClaimFold, hasPatientCredit: boolean): Item[] {
  const answers = fold.posted.filter(({ isReversed }) => !isReversed);
  return [
    ...fold.aside.map(({ concern, arrived, cents }) => ({ kind: concern, about: arrived.key, cents })),
    ...answers.flatMap(({ arrived, parts }) => {
      const twice = parts.filter(({ isTwice }) => isTwice);
      if (twice.length === 0) return [];
      return [{ kind: 'adjudicated-twice', about: arrived.key, cents: twiceCash(twice) }];
    }),
    ...answers.flatMap(({ arrived, parts }) =>
      parts
        .filter(({ isSuperseded }) => !isSuperseded)
        .flatMap(({ barred, part }) =>
          barred.map((cents) => ({
            kind: 'patient-share-barred',
            about: `${arrived.key} ${part.line}`,
            cents,
          })),
        ),
    ),
    ...fold.claim.payers.flatMap((_, index) => auditPayer(fold, index + 1)),
    ...[...findUnderpaid(fold)].map(([line, cents]) => ({ kind: 'underpayment', about: line, cents })),
    ...(isStale(fold) || hasPatientCredit ? [{ kind: 'cob-stale', about: '' }] : []),
  ];
}

function twiceCash(parts: readonly PostedPart[]): number {
  return sumOf(parts.filter(({ isTwice }) => isTwice).map(({ moves }) => cashOf(moves)));
}

/**
 * Step 5: a credit is overpaid, a work item that is never netted away; what else is open beside denials and what was not
 * answered is an unexplained remainder.
 */
function auditPayer(fold: ClaimFold, payer: number): Item[] {
  const own = fold.posted.filter(({ arrived }) => arrived.answer.payer === payer);
  if (own.length === 0) return [];
  const about = `payer ${payer}`;
  const standing = fold.standing(payer);
  const balance = fold.debts.of(payerAccount(payer));
  const twice = own.filter(({ isReversed }) => !isReversed).flatMap(({ parts }) => parts);
  const credit = creditOf(fold, payer, twice);
  const stays = sumOf(standing.filter(({ isReplaced }) => !isReplaced).map((each) => each.stays));
  const decided = fold.decided.filter(({ decision }) => decision.answer.payer === payer);
  const open = balance + twiceCash(twice) - credit;
  const unanswered = standing.length === 0 && payer > 1 ? open : unansweredCharge(fold, payer);
  const left = open - stays + sumOf(decided.map(({ cents }) => cents)) - unanswered;
  return [
    ...(credit < 0 ? [{ kind: 'overpaid', about, cents: credit }] : []),
    ...(left > 0 ? [{ kind: 'unexplained-remainder', about, cents: left }] : []),
  ];
}

/** Line by line; of the claim as a whole where something was posted to no line. */
function creditOf({ claim, debts }: ClaimFold, payer: number, parts: readonly PostedPart[]): number {
  const owed = (line: string) =>
    debts.of(payerAccount(payer), line) + twiceCash(parts.filter(({ part }) => part.line === line));
  const lines = claim.lines.map(({ number }) => owed(number));
  const whole = owed('');
  if (whole !== 0) return Math.min(0, whole + sumOf(lines));
  return sumOf(lines.map((cents) => Math.min(0, cents)));
}

/** The charge of which nothing that stands says anything. */
function unansweredCharge(fold: ClaimFold, payer: number): number {
  const { claim } = fold;
  const parts = fold.standing(payer).map(({ part }) => part);
  const whole = sumOf(parts.filter(({ line }) => line === '').map(({ charge }) => charge));
  const open = claim.lines.map(({ number, charge }) => {
    const answered = sumOf(parts.filter(({ line }) => line === number).map((part) => part.charge));
    return Math.max(0, charge - answered);
  });
  return Math.max(0, sumOf(open) - whole);
}
