import type { CalendarDate } from './calendar-date.js';
import type { ClaimStatusCode } from './claim-acknowledgement.js';
import type { ReportedStatus } from './claim-status.js';
import {
  CLAIM_OUTCOMES,
  type ClaimOutcome,
  findClaimAnswerCategory,
} from './codes/claim-answer-categories.js';
import type { Cents } from './money.js';

/** Where a claim stands, by the latest of what a payer says of it. */
export interface ClassifiedAnswer {
  readonly outcome: ClaimOutcome;
  /** The codes that decided, in the order in which they stand. */
  readonly codes: readonly ClaimStatusCode[];
  readonly date?: CalendarDate;
  readonly chargeAmount?: Cents;
  readonly paymentAmount?: Cents;
  /** Of the cheque or transfer. */
  readonly paymentDate?: CalendarDate;
  readonly paymentNumber?: string;
  /** The same inquiry may be sent again. */
  readonly mayRetry: boolean;
  /** The provider has to send something before the claim goes on. */
  readonly wantsInformation: boolean;
}

const DECIDED: readonly ClaimOutcome[] = ['paid', 'denied', 'forwarded', 'finalised'];

/**
 * What the statuses of a claim, or those of a provider or receiver that is answered as a whole, come to (005010X212 STC).
 * Only the latest date counts. Of several outcomes the one that calls for action wins; a decided claim is paid where an
 * amount was paid, and one that is called paid with an amount of zero is finalised.
 */
export function classifyClaimAnswer({
  statuses,
}: {
  readonly statuses: readonly ReportedStatus[];
}): ClassifiedAnswer {
  const latest = findLatest(statuses);
  const codes = latest.flatMap((status) => status.codes);
  const categories = codes.map(({ category }) => findClaimAnswerCategory(category));
  const outcomes = categories.map((category) => category?.outcome ?? 'unknown');
  const first = CLAIM_OUTCOMES.find((outcome) => outcomes.includes(outcome)) ?? 'unknown';
  const paid = latest.find(({ paymentAmount }) => paymentAmount !== undefined)?.paymentAmount;
  const sent = latest.find(({ paymentNumber }) => paymentNumber !== undefined);
  const [date] = latest.flatMap((status) => status.date ?? []);
  const charged = latest.find(({ chargeAmount }) => chargeAmount !== undefined)?.chargeAmount;
  const paymentDate = (sent ?? latest.find((status) => status.paymentDate !== undefined))?.paymentDate;
  return {
    outcome: DECIDED.includes(first) ? classifyDecided(first, paid) : first,
    codes,
    ...(date === undefined ? {} : { date }),
    ...(charged === undefined ? {} : { chargeAmount: charged }),
    ...(paid === undefined ? {} : { paymentAmount: paid }),
    ...(paymentDate === undefined ? {} : { paymentDate }),
    ...(sent?.paymentNumber === undefined ? {} : { paymentNumber: sent.paymentNumber }),
    mayRetry: first === 'error' && categories.some((category) => category?.mayRetry),
    wantsInformation: categories.some((category) => category?.wantsInformation),
  };
}

function classifyDecided(outcome: ClaimOutcome, paid: Cents | undefined): ClaimOutcome {
  if (paid !== undefined && paid > 0) return 'paid';
  return outcome === 'paid' && paid !== undefined ? 'finalised' : outcome;
}

/** The statuses of the latest date, and those without one. */
function findLatest(statuses: readonly ReportedStatus[]): readonly ReportedStatus[] {
  const last = statuses
    .flatMap(({ date }) => date ?? [])
    .reduce((one, other) => (one > other ? one : other), '');
  return statuses.filter(({ date }) => date === undefined || date === last);
}
