import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import { issue } from '../../../../schemas/issue.js';
import type { Journal } from '../../../../schemas/ledger.js';
import {
  type Cents,
  formatCents,
  maxCents,
  minCents,
  negateCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../../../schemas/money.js';
import type { PlannedWorkItem } from '../../../../schemas/remittance-records.js';
import { post } from './posting-difference.js';

/** A set that was released as a part of a payment. */
export interface PaymentPart {
  readonly remittanceId: string;
  readonly setHash: string;
  /** False: undone. */
  readonly isPosted: boolean;
  /** What its claim payments less its provider adjustments come to. */
  readonly amount: Cents;
  /** What journals of the payment have taken from liability.unapplied's item to cash.remittance of this set, with its sign. */
  readonly announced: Cents;
  readonly journalCount: number;
}

/** Sets that share payer, payee, trace number, amount (BPR02) and date, and of which none proves by itself. */
export interface PartedPayment {
  /** Of the open item behind what no part explains. */
  readonly itemKey: string;
  /** BPR02, which every part states. */
  readonly wholeAmount: Cents;
  readonly parts: readonly PaymentPart[];
  /** Absent where nobody has accepted anything. */
  readonly variance?: PaymentVariance;
}

/** Of what no part explains, what persons have accepted as a variance. */
export interface PaymentVariance {
  /** By all approvals together; what a part explains of it later is no variance any more. */
  readonly accepted: Cents;
  /** What journals have moved from the item of the payment to suspense.variance, with its sign. */
  readonly held: Cents;
  /** Of those of the payment; an approval has one of its own. */
  readonly journalCount: number;
}

export interface PaymentPlan {
  readonly journals: readonly Journal[];
  /** What no part explains. */
  readonly unexplained: Cents;
  /** What of it was accepted as a variance, in suspense.variance; the rest lies in liability.unapplied. */
  readonly accepted: Cents;
  /** Absent where all of it is explained or accepted, or no part stands. */
  readonly item?: PlannedWorkItem;
}

/** Of the natural keys of journals that belong to the payment and not to one of its sets. */
export const PART_JOURNAL = 'payment-part:';

/** Of the natural keys of journals that change what is accepted of a payment, once a part comes or goes. */
export const VARIANCE_JOURNAL = 'payment-variance:';

/** Of the key of its item; behind it the SHA-256 of what the parts share (`identityKeyOf`). */
export const PAYMENT_ITEM = 'unexplained-payment:';

/**
 * Makes the parts of a payment one payment: the part that comes first by the hash of its content announces the whole
 * BPR02, the others announce nothing and only explain it. What the claim payments and provider adjustments of all parts
 * leave lies in liability.unapplied under one item, as far as nobody has accepted it as a variance. Only the difference to
 * what stands is posted, so the order in which parts are released, undone or accepted without does not matter.
 */
export function planPaymentParts(payment: PartedPayment, accountingDate: CalendarDate): PaymentPlan {
  const { itemKey, parts } = payment;
  const lead = findLead(parts);
  const journals = parts.flatMap((part): Journal[] => {
    const change = subtractCents(announcedOf(part, lead, payment), part.announced);
    if (change === ZERO) return [];
    const { remittanceId, journalCount } = part;
    const dimensions = { remittanceId, workItemId: itemKey };
    return [
      {
        naturalKey: `${PART_JOURNAL}${remittanceId}/${journalCount + 1}`,
        ...{ kind: 'unapplied-cash', accountingDate },
        postings: [post('cash.remittance', 'liability.unapplied', change, dimensions)],
      },
    ];
  });
  const unexplained = findUnexplained(payment);
  const accepted = findAccepted(payment);
  const waiting = subtractCents(unexplained, accepted);
  const item = waiting === ZERO || !lead ? undefined : buildItem(payment, lead, waiting);
  const moved = planVariance(payment, accepted, accountingDate);
  return { journals: [...journals, ...moved], unexplained, accepted, ...(item && { item }) };
}

/** Of what no part explains, what was accepted as a variance: never more than that, however much was accepted before. */
export function findAccepted(payment: Pick<PartedPayment, 'wholeAmount' | 'parts' | 'variance'>): Cents {
  const accepted = payment.variance?.accepted ?? ZERO;
  return maxCents(ZERO, minCents(accepted, findUnexplained(payment)));
}

function planVariance(
  { itemKey, variance }: PartedPayment,
  accepted: Cents,
  accountingDate: CalendarDate,
): Journal[] {
  const change = subtractCents(accepted, variance?.held ?? ZERO);
  if (change === ZERO) return [];
  const hash = itemKey.slice(PAYMENT_ITEM.length);
  return [
    {
      naturalKey: `${VARIANCE_JOURNAL}${hash}/${(variance?.journalCount ?? 0) + 1}`,
      ...{ kind: 'restatement', accountingDate },
      postings: [post('liability.unapplied', 'suspense.variance', change, { workItemId: itemKey })],
    },
  ];
}

/** The part whose remittance stands for the whole payment, beside its deposit too. */
export function findLead(parts: readonly PaymentPart[]): PaymentPart | undefined {
  const [lead] = parts
    .filter(({ isPosted }) => isPosted)
    .sort((one, other) => (one.setHash < other.setHash ? -1 : 1));
  return lead;
}

/** BPR02 less what the parts that stand come to; nothing where none stands. */
export function findUnexplained({ wholeAmount, parts }: Pick<PartedPayment, 'wholeAmount' | 'parts'>): Cents {
  const posted = parts.filter(({ isPosted }) => isPosted);
  return posted.length === 0
    ? ZERO
    : subtractCents(
        wholeAmount,
        sumCents(posted, ({ amount }) => amount),
      );
}

/** Beside its own claim payments, which have moved cash.remittance by what the part comes to. */
function announcedOf(
  part: PaymentPart,
  lead: PaymentPart | undefined,
  { wholeAmount }: PartedPayment,
): Cents {
  if (!part.isPosted) return ZERO;
  return part === lead ? subtractCents(wholeAmount, part.amount) : negateCents(part.amount);
}

function buildItem({ itemKey, wholeAmount, parts }: PartedPayment, lead: PaymentPart, amount: Cents) {
  const context = {
    ...{ unexplained: formatCents(amount), whole: formatCents(wholeAmount) },
    ...{ parts: parts.filter(({ isPosted }) => isPosted).length, remittance: lead.remittanceId },
  };
  return {
    ...{ naturalKey: itemKey, kind: 'unexplained-payment' as const, amount },
    issues: [issue('remittance.unexplained-payment', {}, context)],
  };
}
