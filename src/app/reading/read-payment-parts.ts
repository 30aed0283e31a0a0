import type { CalendarDate } from '../../../schemas/calendar-date.js';
import { issue } from '../../../schemas/issue.js';
import { type Cents, subtractCents, sumCents, ZERO } from '../../../schemas/money.js';
import { done, type Outcome, refused } from '../../../schemas/outcome.js';
import { findAccepted, findUnexplained } from '../../domain/remittance/planning/plan-payment-parts.js';
import type { Actor } from '../actor.js';
import type { AppContext } from '../context.js';
import type { Records } from '../ports.js';
import type { CertificateKey } from '../records/certificate-records.js';
import { findJudgedSet, type PossiblePart, readPossiblePart } from '../remittances/find-judged-set.js';
import { paymentItemKey } from '../remittances/payment-parts.js';
import { quarantineKey } from '../remittances/post-remittance.js';

/** A payment that came in several sets, or without some of its claims. */
export interface ToldPayment {
  readonly payerName: string;
  readonly traceNumber: string;
  readonly paymentDate: CalendarDate;
  /** BPR02, which every set states. */
  readonly wholeAmount: Cents;
  readonly parts: readonly ToldPart[];
  /** What the released parts come to. */
  readonly explained: Cents;
  /** What waits in liability.unapplied for a part that explains it; nothing while no part is released. */
  readonly unexplained: Cents;
  /** What no part explains either and was accepted as a variance, in suspense.variance. */
  readonly accepted: Cents;
  /** Of its item, where something waits. */
  readonly itemKey?: string;
  /** What no set would explain if those that wait were released too. */
  readonly remainder: Cents;
}

export interface ToldPart {
  readonly state: 'quarantined' | 'posted' | 'undone';
  readonly setHash: string;
  /** What its claim payments less its provider adjustments come to. */
  readonly amount: Cents;
  readonly claimPaymentCount: number;
  readonly fileId: string;
  readonly setOrdinal: number;
  /** Of a set that waits. */
  readonly workItemKey?: string;
  /** Of a released one. */
  readonly remittanceId?: string;
}

type Head = Pick<ToldPayment, 'payerName' | 'traceNumber' | 'paymentDate' | 'wholeAmount'> & {
  readonly identityKey: string;
};

/** As many sets are read again as a payment may be expected to have. */
const MOST = 50;

/** Which sets share the payment of one, what each comes to, and what is left of it; a set that proves has no parts. */
export function readPaymentParts(
  context: AppContext,
  actor: Actor,
  place: CertificateKey,
): Promise<Outcome<ToldPayment>> {
  const act = { action: 'remittance.read', objectType: 'file', objectId: place.fileId } as const;
  return context.unitOfWork.run<ToldPayment>(actor, act, async (records) => {
    const found = await findHead(records, place);
    if ('refused' in found) return found;
    const { identityKey, ...head } = found.done;
    const released = await records.paymentParts.find(identityKey);
    const waiting = await findWaiting(records, found.done);
    const posted = released.filter(({ isPosted }) => isPosted);
    const explained = sumCents(posted, ({ amount }) => amount);
    const all = sumCents([...posted, ...waiting], ({ amount }) => amount);
    const itemKey = paymentItemKey(identityKey);
    const variance = await records.paymentParts.findVariance(itemKey);
    const payment = { wholeAmount: head.wholeAmount, parts: released, variance };
    const accepted = findAccepted(payment);
    const unexplained = subtractCents(findUnexplained(payment), accepted);
    records.audit.count({ sets: released.length + waiting.length });
    return done({
      ...{ ...head, explained, remainder: subtractCents(head.wholeAmount, all) },
      ...{ unexplained, accepted, ...(unexplained > ZERO && { itemKey }) },
      parts: [
        ...released.map(
          ({ isPosted, setHash, amount, claimPaymentCount, fileId, setOrdinal, remittanceId }): ToldPart => ({
            ...{ state: isPosted ? 'posted' : 'undone', setHash, amount, claimPaymentCount },
            ...{ fileId, setOrdinal, remittanceId },
          }),
        ),
        ...waiting.map(toldOf),
      ],
    });
  });
}

async function findHead(records: Records, place: CertificateKey): Promise<Outcome<Head>> {
  const set = await findJudgedSet(records, place);
  if (!set) return refused('unknown', []);
  const part = readPossiblePart(set);
  const posted = await records.remittances.findBySetHash(set.setHash);
  if (!part || (posted && posted.advice.wholePaymentAmount === undefined)) {
    return refused('conflict', [issue('approval.not-a-part')]);
  }
  const { advice, wholeAmount, identityKey } = part;
  const { payer, traceNumber, paymentDate } = advice;
  return done({ payerName: payer.name, traceNumber, paymentDate, wholeAmount, identityKey });
}

/** Certificates tell which quarantined sets may be of the payment; each of these is read again in its file. */
async function findWaiting(records: Records, head: Head): Promise<PossiblePart[]> {
  const parts = new Map<string, PossiblePart>();
  const known = await records.certificates.find({ traceNumber: head.traceNumber });
  const alike = known.filter(
    ({ result, payment }) => result === 'quarantined' && payment?.[1] === head.wholeAmount,
  );
  for (const { fileId, setOrdinal, setHash } of alike) {
    if (parts.has(setHash) || parts.size === MOST) continue;
    const isOpen = await records.workItems.findOpen(quarantineKey(`${fileId}:${setOrdinal}`));
    const set = isOpen && (await findJudgedSet(records, { fileId, setOrdinal }));
    const part = set && readPossiblePart(set);
    if (part && part.identityKey === head.identityKey) parts.set(setHash, part);
  }
  return [...parts.values()].sort((one, other) => (one.setHash < other.setHash ? -1 : 1));
}

function toldOf({ place, setHash, amount, source }: PossiblePart): ToldPart {
  const { fileId, setOrdinal } = place;
  return {
    ...{ state: 'quarantined', setHash, amount, fileId, setOrdinal },
    claimPaymentCount: source.remittance.judged.claimPaymentCount,
    workItemKey: quarantineKey(`${fileId}:${setOrdinal}`),
  };
}
