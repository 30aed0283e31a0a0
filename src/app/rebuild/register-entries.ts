import { negateCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { planDispute } from '../../domain/recoupment/plan-overpayment.js';
import type { Records } from '../ports.js';
import { findPostedClaim } from '../recoupments/find-letter-claim.js';
import { matchRecoupment } from '../recoupments/match-recoupment.js';
import { recordOverpaymentLetter } from '../recoupments/record-overpayment-letter.js';
import { postPayerCheque } from '../recoupments/record-payer-cheque.js';
import { withdrawLetter } from '../recoupments/withdraw-letter.js';
import { LAST, type ManualEntry } from './manual-entry.js';
import type { ReplayTarget } from './replay-target.js';
import type { RecordedRecoupment, Snapshot } from './snapshot.js';

/**
 * What persons recorded in the register of recoupments. Each is laid down as the fact that it is: whether it could be
 * recorded was judged by what was open then, and that may come later when remittances arrive in another order.
 */
export async function readRegisterEntries(snapshot: Snapshot): Promise<readonly ManualEntry[]> {
  const recorded = await snapshot.inputs.recoupments();
  const withdrawals = recorded.filter(isWithdrawal);
  const withdrawnAt = new Map(withdrawals.map(({ fact, recordedAt }) => [fact.matchedTo, recordedAt]));
  return [
    ...recorded.filter((each) => isLetter(each) && !isWithdrawal(each)).map(letterOf),
    ...recorded.filter(isDisputed).map((each) => disputeOf(each, withdrawnAt.get(each.key))),
    ...withdrawals.map(withdrawalOf),
    ...recorded.filter(({ fact }) => fact.source === 'cheque').map(chequeOf),
    ...recorded
      .filter(({ fact }) => fact.source === 'provider-adjustment' && fact.matchedTo !== undefined)
      .map(matchOf),
  ];
}

function isLetter({ fact }: RecordedRecoupment): boolean {
  return fact.source === 'letter';
}

function isWithdrawal({ fact }: RecordedRecoupment): boolean {
  return fact.source === 'letter' && fact.amount > ZERO;
}

function isDisputed({ disputedOn }: RecordedRecoupment): boolean {
  return disputedOn !== undefined;
}

/** Accepted, since a dispute comes by an entry of its own. */
function letterOf({ fact, expectedDate, recordedAt }: RecordedRecoupment): ManualEntry {
  const { payerIdentifier, payerName, payeeIdentifier, letterNumber = '', date, amount } = fact;
  const letter = {
    ...{ payerIdentifier, payerName, payeeIdentifier, letterNumber, letterDate: date },
    ...(expectedDate !== undefined && { expectedDate }),
    stance: amount === ZERO ? 'announced' : 'accepted',
    claims: [{ payerControlNumber: fact.reference ?? '', amount: negateCents(amount) }],
  } as const;
  return {
    ...{ name: fact.key, recordedAt },
    replay: ({ context, actor }) => recordOverpaymentLetter(context, actor, letter),
  };
}

/** Of a dispute the day is known: its end, unless the letter was withdrawn before that. */
function disputeOf(recorded: RecordedRecoupment, withdrawnAt = LAST): ManualEntry {
  const { key, disputedOn } = recorded;
  const endOfDay = `${disputedOn}T23:59:59.999Z`;
  const recordedAt = isLetter(recorded) && endOfDay < withdrawnAt ? endOfDay : withdrawnAt;
  return { name: `dispute:${key}`, recordedAt, replay: (target) => dispute(target, recorded) };
}

function dispute({ context, actor }: ReplayTarget, { key, disputedOn }: RecordedRecoupment) {
  const act = { action: 'recoupment.record' } as const;
  return context.unitOfWork.run<null>(actor, act, async (records: Records): Promise<Outcome<null>> => {
    const found = await records.recoupments.find(key);
    if (!found || disputedOn === undefined) return refused('unknown', []);
    const { fact } = found;
    if (fact.source === 'letter' && fact.amount < ZERO) {
      const claim = await findPostedClaim(records, fact);
      if (!claim) return refused('unknown', []);
      const change = { isDisputed: true, revision: 1 };
      await records.ledger.append([planDispute(fact, claim, change, disputedOn)]);
    }
    await records.recoupments.setDispute(key, disputedOn);
    return done(null);
  });
}

function withdrawalOf({ fact, recordedAt }: RecordedRecoupment): ManualEntry {
  const { key, matchedTo = '' } = fact;
  return { name: key, recordedAt, replay: ({ context, actor }) => withdrawLetter(context, actor, matchedTo) };
}

function chequeOf({ fact, recordedAt }: RecordedRecoupment): ManualEntry {
  return {
    ...{ name: fact.key, recordedAt },
    replay: ({ context, actor }) =>
      context.unitOfWork.run(actor, { action: 'recoupment.pay' }, async (records) => {
        await records.recoupments.lock(fact, true);
        await postPayerCheque(records, fact);
        return done(null);
      }),
  };
}

/** When it was said is not known; it counts before every rule, whenever that was. */
function matchOf({ key, fact: { matchedTo } }: RecordedRecoupment): ManualEntry {
  const choice = { recoupmentKey: key, ...(matchedTo !== undefined && { matchedTo }) };
  return {
    ...{ name: `match:${key}`, recordedAt: LAST },
    replay: ({ context, actor }) => matchRecoupment(context, actor, choice),
  };
}
