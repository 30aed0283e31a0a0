import type { Account } from '../../../../schemas/ledger.js';
import {
  addCents,
  type Cents,
  maxCents,
  minCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../../../schemas/money.js';
import type { PatientShareBar } from '../../denials/classify-adjustment.js';
import { type AdjudicatedPart, type ClassifiedAdjustment, sumKinds } from './adjudicated-parts.js';
import type { Effect } from './receivables.js';

/** Where a part finds its money. */
export interface PartSetting {
  /** R: what the payer owes of this part before this claim payment. */
  readonly open: Cents;
  readonly receivable: Account;
  /** The next active payer; absent after the last one. */
  readonly nextPayer?: Account;
  /** What the payer leaves without a reason is a discount. */
  readonly isRemainderContractual?: boolean;
}

/** Patient share that stays with the payer until a person has looked at it. */
export interface BarredShare {
  readonly adjustment: ClassifiedAdjustment;
  readonly amount: Cents;
  readonly bar: PatientShareBar;
}

/** What the steps 1 to 4 of the posting algorithm make of one part. */
export interface PostedPart {
  readonly part: AdjudicatedPart;
  readonly effects: readonly Effect[];
  /** PR'. */
  readonly movedAmount: Cents;
  /** What stays on the payer's receivable with a reason: denied, pended or barred. */
  readonly stayingAmount: Cents;
  readonly barred: readonly BarredShare[];
  /** The adjustments that moved or wrote off something. */
  readonly settled: readonly ClassifiedAdjustment[];
}

/** Steps 1 to 4 for one line, or for the claim where the 835 has no lines. */
export function postPart(part: AdjudicatedPart, setting: PartSetting): PostedPart {
  const { adjustments } = part;
  const written = adjustments.filter((each) => each.class.kind === 'adjustment');
  const negative = sumCents(written, (each) => minCents(each.amount, ZERO));
  const afterCash = subtractCents(setting.open, part.paymentAmount);
  const limit = maxCents(ZERO, subtractCents(afterCash, negative));
  const share = minCents(sumKinds(adjustments, 'patient-share'), limit);
  const deniedLimit = maxCents(ZERO, subtractCents(afterCash, share, negative));
  const denied = minCents(sumKinds(adjustments, 'denial', 'pended'), deniedLimit);
  const rest = subtractCents(afterCash, share, denied);
  const shares = fill(
    adjustments.filter((each) => each.class.kind === 'patient-share'),
    share,
  );
  const filled = fill(written, rest);
  const moved = shares.map((each) => ({ ...each, ...routeShare(each.adjustment, setting) }));
  const barred = moved.flatMap(({ adjustment, amount, bar }) => (bar ? [{ adjustment, amount, bar }] : []));
  const effects = [
    ...postCash(part, setting.receivable),
    ...moved.flatMap(({ adjustment, amount, to }) =>
      to ? [effectOf(part, setting.receivable, adjustment, to, amount)] : [],
    ),
    ...postAdjustments(part, setting.receivable, filled),
    ...postRemainder(
      part,
      setting,
      subtractCents(
        rest,
        sumCents(filled, (each) => each.amount),
      ),
    ),
  ];
  const barredAmount = sumCents(barred, (each) => each.amount);
  const settled = [...moved.filter(({ to }) => to !== undefined), ...filled].map((each) => each.adjustment);
  return {
    part,
    effects,
    movedAmount: share,
    stayingAmount: addCents(denied, barredAmount),
    barred,
    settled,
  };
}

/** Step 1 alone. */
export function postCash(part: AdjudicatedPart, receivable: Account): Effect[] {
  if (part.paymentAmount === ZERO) return [];
  return [{ receivable, to: 'cash', amount: part.paymentAmount, ...lineOf(part) }];
}

/** Step 4: as reported where that settles the part, otherwise what is left within what was reported. */
function postAdjustments(
  part: AdjudicatedPart,
  receivable: Account,
  filled: readonly FilledAdjustment[],
): Effect[] {
  return filled.map(({ adjustment, amount }) => {
    const { class: found } = adjustment;
    if (found.kind !== 'adjustment') throw new TypeError('Only adjustments are written off');
    return effectOf(part, receivable, adjustment, found.account, amount);
  });
}

/** Step 5, for a payer of which the practice has said that it gives no reasons. */
function postRemainder(part: AdjudicatedPart, setting: PartSetting, amount: Cents): Effect[] {
  if (!setting.isRemainderContractual || amount <= ZERO) return [];
  return [{ receivable: setting.receivable, to: 'adjustment.contractual', amount, ...lineOf(part) }];
}

interface FilledAdjustment {
  readonly adjustment: ClassifiedAdjustment;
  readonly amount: Cents;
}

/** As reported when the target is their sum, otherwise limited to their negative and positive sums, in CAS order. */
function fill(adjustments: readonly ClassifiedAdjustment[], target: Cents): FilledAdjustment[] {
  if (target === sumCents(adjustments, (each) => each.amount)) {
    return adjustments.map((adjustment) => ({ adjustment, amount: adjustment.amount }));
  }
  let left = target;
  return adjustments.flatMap((adjustment) => {
    const isPositive = adjustment.amount > ZERO;
    const amount = isPositive
      ? maxCents(ZERO, minCents(adjustment.amount, left))
      : minCents(ZERO, maxCents(adjustment.amount, left));
    left = subtractCents(left, amount);
    return amount === ZERO ? [] : [{ adjustment, amount }];
  });
}

/** To the next payer, else to the patient; a bar keeps it off the patient, a balance bill off everybody. */
function routeShare(
  adjustment: ClassifiedAdjustment,
  setting: PartSetting,
): { to?: Account; bar?: PatientShareBar } {
  const { class: found } = adjustment;
  if (found.kind !== 'patient-share') throw new TypeError('Only patient share moves');
  if (found.bar === 'balance-bill') return { bar: found.bar };
  if (setting.nextPayer && !found.paidToMember) return { to: setting.nextPayer };
  return found.bar ? { bar: found.bar } : { to: 'receivable.patient' };
}

function effectOf(
  part: AdjudicatedPart,
  receivable: Account,
  adjustment: ClassifiedAdjustment,
  to: Account,
  amount: Cents,
): Effect {
  const { groupCode, reasonCode } = adjustment;
  return { receivable, to, amount, groupCode, reasonCode, ...lineOf(part) };
}

function lineOf(part: AdjudicatedPart): { lineControlNumber?: string } {
  return part.lineControlNumber === undefined ? {} : { lineControlNumber: part.lineControlNumber };
}
