import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { issue } from '../../../schemas/issue.js';
import type { Journal } from '../../../schemas/ledger.js';
import { type Cents, negateCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import type { RecoupmentFact } from '../../../schemas/recoupment.js';
import { planLetter } from '../../domain/recoupment/plan-overpayment.js';
import { readControlNumber } from '../../domain/remittance/matching/match-claim.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import type { RecoupmentAccount } from '../records/recoupment-records.js';
import { findPracticeSettings } from '../settings/practice-settings.js';
import { findLetterClaim } from './find-letter-claim.js';
import { settleRegister } from './settle-register.js';

export interface OverpaymentLetter {
  /** TRN03 of the payer's remittances: 1 and its tax number. */
  readonly payerIdentifier: string;
  readonly payerName: string;
  /** Our tax number by the letter; the practice's own when absent. */
  readonly payeeIdentifier?: string;
  readonly letterNumber: string;
  readonly letterDate: CalendarDate;
  /** When the payer is to take it. */
  readonly expectedDate?: CalendarDate;
  /** announced: the claims were reversed or are owed in the register already, and the letter only gives the number. */
  readonly stance: 'accepted' | 'disputed' | 'announced';
  readonly claims: readonly { readonly payerControlNumber: string; readonly amount: Cents }[];
}

export interface RecordedLetter {
  /** In the order of the letter's claims. */
  readonly recoupmentKeys: readonly string[];
}

type LetterFact = RecoupmentFact & { readonly expectedDate?: CalendarDate };

/**
 * A payer asks for money back by letter: each claim of it opens an item of the register, by which a later WO under
 * the letter's number is explained. What is accepted is contractual; what is disputed stays a receivable.
 */
export async function recordOverpaymentLetter(
  context: AppContext,
  actor: Actor,
  letter: OverpaymentLetter,
): Promise<Outcome<RecordedLetter>> {
  const act = { action: 'recoupment.record', objectType: 'recoupment' } as const;
  return context.unitOfWork.run<RecordedLetter>(actor, act, async (records) => {
    const account = await findAccount(records, letter);
    if (!account) return refused('invalid', [issue('recoupment.no-practice')]);
    await records.recoupments.lock(account, true);
    const facts: LetterFact[] = [];
    const journals: Journal[] = [];
    for (const [index, each] of letter.claims.entries()) {
      const at = { ordinal: index + 1 };
      const fact = factOf(letter, account, each);
      const isRepeated = facts.some(({ key }) => key === fact.key);
      if (isRepeated || (await records.recoupments.find(fact.key))) {
        return refused('conflict', [
          issue('recoupment.letter-known', {}, { ...at, letter: letter.letterNumber }),
        ]);
      }
      const claim = await findLetterClaim(records, fact);
      if (letter.stance === 'disputed' && !claim)
        return refused('invalid', [issue('recoupment.no-claim', {}, at)]);
      facts.push({ ...fact, ...(claim && { claimId: claim.claimId }) });
      if (fact.amount === ZERO) continue;
      journals.push(planLetter(fact, claim, letter.stance === 'disputed', letter.letterDate));
    }
    journals.push(...(await settleRegister(records, account, facts, letter.letterDate)));
    await records.ledger.append(journals);
    if (letter.stance === 'disputed') {
      for (const { key } of facts) await records.recoupments.setDispute(key, letter.letterDate);
    }
    records.audit.count({ recoupments: facts.length });
    return done({ recoupmentKeys: facts.map(({ key }) => key) });
  });
}

async function findAccount(
  records: Records,
  { payerIdentifier, payerName, payeeIdentifier }: OverpaymentLetter,
): Promise<RecoupmentAccount | undefined> {
  const own = payeeIdentifier ?? (await findPracticeSettings(records))?.billingProvider.taxId;
  return own === undefined ? undefined : { payerIdentifier, payerName, payeeIdentifier: own };
}

function factOf(
  letter: OverpaymentLetter,
  account: RecoupmentAccount,
  { payerControlNumber, amount }: OverpaymentLetter['claims'][number],
): LetterFact {
  const name = [letter.letterNumber, payerControlNumber].map(readControlNumber).join(':');
  return {
    ...account,
    key: `letter:${account.payerIdentifier}:${account.payeeIdentifier}:${name}`,
    source: 'letter',
    date: letter.letterDate,
    reference: payerControlNumber,
    letterNumber: letter.letterNumber,
    amount: letter.stance === 'announced' ? ZERO : negateCents(amount),
    ...(letter.expectedDate !== undefined && { expectedDate: letter.expectedDate }),
  };
}
