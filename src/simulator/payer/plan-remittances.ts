import { addDays, type CalendarDate } from '../../../schemas/calendar-date.js';
import {
  addCents,
  type Cents,
  minCents,
  negateCents,
  subtractCents,
  sumCents,
  ZERO,
} from '../../../schemas/money.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import { type Adjudicating, adjudicateClaim, createClaimRandom, type DeskClaim } from './adjudicate-claim.js';
import { findTraceNumber, type PlannedAdjustment, type PlannedRemittance } from './build-remittance.js';
import { correctPayment, reversePayment } from './correct-payment.js';
import type { PayerFeatures } from './payer-behaviour.js';
import { takePercent } from './rate.js';

/** Days from the first answers to the corrections, and to what is paid late. */
const CORRECTION_DAYS = 14;
const LATE_DAYS = 28;

export interface PlanSetting extends Adjudicating {
  readonly date: CalendarDate;
  readonly features: PayerFeatures;
}

interface Answered {
  readonly desk: DeskClaim;
  readonly payment: ClaimPayment;
}

/** What one payer sends one payee for its claims: first answers, then corrections, then what it pays late. */
export function planRemittances(desks: readonly DeskClaim[], setting: PlanSetting): PlannedRemittance[] {
  const { seed, behaviour, features, date } = setting;
  const [first] = desks;
  if (!first) return [];
  const party = { policy: first.policy, payee: first.claim.billingProvider };
  const answered = desks
    .filter((desk) => !createClaimRandom(seed, desk, 'silence').chance(behaviour.unansweredPercent))
    .map((desk): Answered => ({ desk, payment: adjudicateClaim(desk, setting) }))
    .sort((one, other) => compareTexts(one.payment.patientControlNumber, other.payment.patientControlNumber));
  const isLate = ({ desk }: Answered) =>
    features.providerAdjustments && createClaimRandom(seed, desk, 'late').chance(behaviour.latePercent);
  const prompt = answered.filter((each) => !isLate(each));
  const planned: PlannedRemittance[] = chunk(prompt, behaviour.claimsPerRemittance).map((part) => ({
    ...party,
    date,
    claimPayments: part.map(({ payment }) => payment),
    adjustments: [],
  }));
  const { remittance, owed } = planCorrections(
    prompt,
    { ...party, date: addDays(date, CORRECTION_DAYS) },
    setting,
  );
  if (remittance) planned.push(remittance);
  const late = answered.filter(isLate);
  if (late.length > 0) planned.push(planLate(late, { ...party, date: addDays(date, LATE_DAYS) }, owed));
  return planned;
}

type Heading = Pick<PlannedRemittance, 'policy' | 'payee' | 'date'>;

/** Reversals with their corrections; what this leaves the payee owing is given back by WO or carried forward by FB. */
function planCorrections(
  paid: readonly Answered[],
  heading: Heading,
  setting: PlanSetting,
): { remittance?: PlannedRemittance; owed: readonly PlannedAdjustment[] } {
  const { seed, behaviour, features } = setting;
  if (!features.reversals) return { owed: [] };
  const corrected = paid.flatMap(({ desk, payment }) => {
    const random = createClaimRandom(seed, desk, 'reversal');
    if (payment.paymentAmount <= ZERO || !random.chance(behaviour.reversalPercent)) return [];
    const correction = correctPayment(desk, payment, setting, features.providerAdjustments);
    return correction ? [{ payment, correction, isDelayed: random.chance(50) }] : [];
  });
  if (corrected.length === 0) return { owed: [] };
  const claimPayments = corrected.flatMap(({ payment, correction }) => [reversePayment(payment), correction]);
  const delayed = corrected.flatMap(({ payment, correction, isDelayed }): PlannedAdjustment[] => {
    const change = subtractCents(correction.paymentAmount, payment.paymentAmount);
    if (change >= ZERO || !isDelayed) return [];
    return [{ reasonCode: 'WO', reference: payment.payerControlNumber!, amount: change }];
  });
  const rest = subtractCents(
    sumCents(claimPayments, ({ paymentAmount }) => paymentAmount),
    sumCents(delayed, ({ amount }) => amount),
  );
  const remittance = { ...heading, claimPayments, adjustments: delayed };
  const carried: PlannedAdjustment[] =
    rest < ZERO ? [{ reasonCode: 'FB', reference: findTraceNumber(seed, remittance), amount: rest }] : [];
  const owed = [...delayed, ...carried];
  return { remittance: { ...remittance, adjustments: owed }, owed };
}

/** Late claims with their interest (L6); what is owed is taken as far as the payment reaches. */
function planLate(
  late: readonly Answered[],
  heading: Heading,
  owed: readonly PlannedAdjustment[],
): PlannedRemittance {
  const claimPayments = late.map(({ payment }) => addInterest(payment));
  const interest = sumCents(claimPayments, ({ amounts }) => interestOf(amounts));
  let left = addCents(
    sumCents(claimPayments, ({ paymentAmount }) => paymentAmount),
    interest,
  );
  const taken = owed.flatMap((item): PlannedAdjustment[] => {
    const amount = minCents(left, negateCents(item.amount));
    left = subtractCents(left, amount);
    return amount > ZERO ? [{ ...item, amount }] : [];
  });
  const reference = claimPayments.find(({ amounts }) => interestOf(amounts) > ZERO)?.payerControlNumber;
  const paid: PlannedAdjustment[] =
    reference === undefined ? [] : [{ reasonCode: 'L6', reference, amount: negateCents(interest) }];
  return { ...heading, claimPayments, adjustments: [...paid, ...taken] };
}

function addInterest(payment: ClaimPayment): ClaimPayment {
  const amount = takePercent(payment.paymentAmount, 1);
  if (amount <= ZERO) return payment;
  return { ...payment, amounts: [...payment.amounts, { qualifier: 'I', amount }] };
}

function interestOf(amounts: ClaimPayment['amounts']): Cents {
  return amounts.find(({ qualifier }) => qualifier === 'I')?.amount ?? ZERO;
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** By code unit, so that no locale has a say. */
function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
