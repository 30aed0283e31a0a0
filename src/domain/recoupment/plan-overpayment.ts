import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { Account, Journal, PostingDimensions } from '../../../schemas/ledger.js';
import { negateCents } from '../../../schemas/money.js';
import type { RecoupmentFact } from '../../../schemas/recoupment.js';
import { post } from '../remittance/planning/posting-difference.js';

/** Of the natural keys of journals by which a letter comes to be disputed, or no longer is. */
export const DISPUTE_JOURNAL = 'recoupment-dispute:';

/** The claim that a letter is about, as far as postings have to know it. */
export interface LetterClaim {
  readonly claimId: string;
  readonly patientAccountId: string;
  readonly payerSequence: number;
  readonly payerId?: string;
}

/**
 * An overpayment that a letter asks for: what was paid too much is contractual when it is accepted, and still owed by
 * the payer while it is disputed.
 */
export function planLetter(
  letter: RecoupmentFact,
  claim: LetterClaim | undefined,
  isDisputed: boolean,
  accountingDate: CalendarDate,
): Journal {
  const debit = isDisputed && claim ? receivableOf(claim) : 'adjustment.contractual';
  const postings = [post(debit, 'payer.offset', negateCents(letter.amount), dimensionsOf(letter, claim))];
  return { naturalKey: letter.key, kind: 'recoupment', accountingDate, postings };
}

/**
 * Moves a letter's amount when it comes to be disputed, or no longer is. One that was recorded before its claim was
 * known is contractual without a claim, and that is turned as it stands.
 */
export function planDispute(
  letter: RecoupmentFact,
  claim: LetterClaim,
  change: { readonly isDisputed: boolean; readonly revision: number },
  accountingDate: CalendarDate,
): Journal {
  const amount = change.isDisputed ? negateCents(letter.amount) : letter.amount;
  const receivable = receivableOf(claim);
  const dimensions = dimensionsOf(letter, claim);
  const postings =
    letter.claimId === undefined
      ? [
          post('payer.offset', 'adjustment.contractual', amount, dimensionsOf(letter, undefined)),
          post(receivable, 'payer.offset', amount, dimensions),
        ]
      : [post(receivable, 'adjustment.contractual', amount, dimensions)];
  return {
    naturalKey: `${DISPUTE_JOURNAL}${letter.key}/${change.revision}`,
    kind: 'recoupment',
    accountingDate,
    postings,
  };
}

/** Our cheque to a payer for an item of the register. */
export function planPayerCheque(cheque: RecoupmentFact, accountingDate: CalendarDate): Journal {
  const postings = [post('payer.offset', 'cash.bank', cheque.amount, dimensionsOf(cheque, undefined))];
  return { naturalKey: cheque.key, kind: 'recoupment', accountingDate, postings };
}

function receivableOf(claim: LetterClaim): Account {
  return `receivable.payer.${claim.payerSequence}`;
}

function dimensionsOf(fact: RecoupmentFact, claim: LetterClaim | undefined): PostingDimensions {
  const name = fact.source === 'letter' ? `LETTER:${fact.letterNumber}` : 'CHEQUE';
  return { ...claim, providerAdjustmentReference: name };
}
