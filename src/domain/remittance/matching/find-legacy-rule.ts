import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import { latestDate } from '../../../../schemas/calendar-date.js';
import type { LegacyRule } from '../../../../schemas/legacy-claims.js';
import type { ClaimPayment } from '../../../../schemas/remittance-advice.js';
import { isOwnControlNumber, OWN_PREFIX } from '../../claims/patient-control-number.js';
import { readControlNumber } from './match-claim.js';

/** The rule that a claim payment fits, and by what. */
export interface FoundLegacyRule {
  readonly rule: LegacyRule;
  readonly sign:
    | { readonly by: 'control-number'; readonly pattern: string }
    | { readonly by: 'service-date'; readonly lastServiceDate: CalendarDate };
}

/**
 * Whether a claim payment that found no claim is one of another system or practice, as the practice's rules say: by its
 * CLP01, or because all of its services were before the go-live. The first rule that fits counts. One without a date is
 * told by its number alone, and one that bears a number of our form only by a pattern that begins as ours do: its claim
 * may still come.
 *
 * @param paymentDate BPR16, which chooses the rules that are in force
 */
export function findLegacyRule(
  payment: ClaimPayment,
  paymentDate: CalendarDate,
  rules: readonly LegacyRule[],
): FoundLegacyRule | undefined {
  const isOwn = isOwnControlNumber(readControlNumber(payment.patientControlNumber));
  for (const rule of rules) {
    const { effectiveFrom = '', effectiveTo = '9999-12-31' } = rule;
    if (paymentDate < effectiveFrom || paymentDate > effectiveTo) continue;
    const pattern = rule.controlNumbers?.find(
      (each) => (!isOwn || each.startsWith(OWN_PREFIX)) && fitsNumber(payment.patientControlNumber, each),
    );
    if (pattern !== undefined) return { rule, sign: { by: 'control-number', pattern } };
    if (isOwn) continue;
    const lastServiceDate = latestDate(findAllServiceDates(payment));
    const { serviceBefore } = rule;
    if (lastServiceDate === undefined || serviceBefore === undefined || lastServiceDate >= serviceBefore)
      continue;
    return { rule, sign: { by: 'service-date', lastServiceDate } };
  }
  return undefined;
}

/** As sent, or without the zeros that a payer has put before it; blanks and case do not count. */
function fitsNumber(text: string, pattern: string): boolean {
  const sent = text.replace(/\s/g, '').toUpperCase();
  return fits(sent, pattern) || fits(readControlNumber(text), pattern);
}

/** Character by character, so that no pattern takes longer than it is. */
function fits(number: string, pattern: string): boolean {
  const isOpen = pattern.endsWith('*');
  const wanted = isOpen ? pattern.slice(0, -1) : pattern;
  if (isOpen ? number.length < wanted.length : number.length !== wanted.length) return false;
  return [...wanted].every((each, index) =>
    each === '#' ? number[index]! >= '0' && number[index]! <= '9' : each === number[index],
  );
}

/** First and last days, of the claim (DTM*232, 233) and of its services. */
function findAllServiceDates({ dates, services }: ClaimPayment): CalendarDate[] {
  const ofClaim = dates.filter(({ qualifier }) => qualifier === '232' || qualifier === '233');
  const ofServices = services.flatMap(({ serviceDate, serviceEndDate }) => [serviceDate, serviceEndDate]);
  return [...ofClaim.map(({ date }) => date), ...ofServices.flatMap((date) => date ?? [])];
}
