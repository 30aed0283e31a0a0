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
import type { Open } from '../../../../schemas/open.js';
import type { PatientShareBar } from '../../denials/classify-adjustment.js';
import { type AdjudicatedPart, type ClassifiedAdjustment, sumKinds } from './adjudicated-parts.js';
import type { Effect } from './receivables.js';

/** Where a part finds its money. */
export interface PartSetting {
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

/**
 * Steps 1 to 4 for one line, or for the claim where the 835 has no lines.
 *
 * @param open R: what the payer owes of this part before this claim payment
 */
export function postPart(part: AdjudicatedPart, setting: PartSetting, open: Cents): PostedPart {
  const { adjustments } = part;
  const written = adjustments.filter((each) => each.class.kind === 'adjustment');
  const negative = sumCents(written, (each) => minCents(each.amount, ZERO));
  const afterCash = subtractCents(open, part.paymentAmount);
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
  const effects = postCash(part, setting.receivable);
  const settled: ClassifiedAdjustment[] = [];
  const barred: BarredShare[] = [];
  for (const { adjustment, amount } of shares) {
    const { to, bar } = routeShare(adjustment, setting);
    if (bar) barred.push({ adjustment, amount, bar });
    if (!to) continue;
    effects.push(effectOf(part, setting.receivable, adjustment, to, amount));
    settled.push(adjustment);
  }
  for (const { adjustment, amount } of filled) {
    effects.push(effectOf(part, setting.receivable, adjustment, writeOffAccountOf(adjustment), amount));
    settled.push(adjustment);
  }
  const explained = sumCents(filled, (each) => each.amount);
  effects.push(...postRemainder(part, setting, subtractCents(rest, explained)));
  const barredAmount = sumCents(barred, (each) => each.amount);
  const stayingAmount = addCents(denied, barredAmount);
  return { part, effects, movedAmount: share, stayingAmount, barred, settled };
}

/** Step 1 alone. */
export function postCash(part: AdjudicatedPart, receivable: Account): Effect[] {
  if (part.paymentAmount === ZERO) return [];
  const effect: Open<Effect> = { receivable, to: 'cash', amount: part.paymentAmount };
  return [withLine(effect, part)];
}

/** Step 4: as reported where that settles the part, otherwise what is left within what was reported. */
function writeOffAccountOf({ class: found }: ClassifiedAdjustment): Account {
  if (found.kind !== 'adjustment') throw new TypeError('Only adjustments are written off');
  return found.account;
}

/** Step 5, for a payer of which the practice has said that it gives no reasons. */
function postRemainder(part: AdjudicatedPart, setting: PartSetting, amount: Cents): Effect[] {
  if (!setting.isRemainderContractual || amount <= ZERO) return [];
  return [withLine({ receivable: setting.receivable, to: 'adjustment.contractual', amount }, part)];
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
  return withLine({ receivable, to, amount, groupCode, reasonCode }, part);
}

function withLine(effect: Open<Effect>, { lineControlNumber }: AdjudicatedPart): Effect {
  if (lineControlNumber !== undefined) effect.lineControlNumber = lineControlNumber;
  return effect;
}
