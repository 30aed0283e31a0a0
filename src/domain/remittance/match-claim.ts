import type { CalendarDate } from '../../../schemas/calendar-date.js';
import type { ClaimPayment } from '../../../schemas/remittance-advice.js';

/** What is compared of a claim when a payment looks for it. */
export interface MatchCandidate {
  readonly claimId: string;
  /** CLM01 as sent. */
  readonly patientControlNumber: string;
  /** CLP07 of every adjudication so far, and REF*1K of acknowledgements. */
  readonly payerControlNumbers: readonly string[];
  readonly memberIds?: readonly string[];
  readonly firstServiceDate?: CalendarDate;
  readonly lastServiceDate?: CalendarDate;
}

export interface ClaimMatch {
  readonly claimId: string;
  readonly by: 'patient-control-number' | 'payer-control-number' | 'truncated-control-number';
}

/** A truncated number says less than this many characters about a claim. */
const SHORTEST_TRUNCATION = 8;

/**
 * Finds the claim of a payment: by CLP01, then by CLP07 and REF*F8, then by a truncated CLP01 that the member id
 * and the dates of service bear out. None when nothing or more than one claim fits: a person decides then.
 */
export function matchClaim(
  payment: ClaimPayment,
  candidates: readonly MatchCandidate[],
): ClaimMatch | undefined {
  const number = readControlNumber(payment.patientControlNumber);
  const byNumber = candidates.filter(
    (claim) => number !== '' && readControlNumber(claim.patientControlNumber) === number,
  );
  const byPayer = candidates.filter((claim) => sharesPayerNumber(payment, claim));
  if (byNumber.length > 0) {
    const fitting = byNumber.length === 1 ? byNumber : byNumber.filter((claim) => byPayer.includes(claim));
    return matchOnly(fitting, 'patient-control-number');
  }
  if (byPayer.length > 0) return matchOnly(byPayer, 'payer-control-number');
  const truncated = candidates.filter(
    (claim) => isTruncation(number, claim.patientControlNumber) && isBorneOut(payment, claim),
  );
  return matchOnly(truncated, 'truncated-control-number');
}

/** A control number without case, blanks and leading zeros; empty for one that says nothing, like `0`. */
export function readControlNumber(text: string): string {
  return text.replace(/\s/g, '').toUpperCase().replace(/^0+/, '');
}

/** CLP07 and the numbers of the earlier adjudication that a correction or reversal names (REF*F8), normalised. */
export function findPayerControlNumbers(payment: ClaimPayment): readonly string[] {
  const earlier = payment.references.filter((reference) => reference.qualifier === 'F8');
  return [payment.payerControlNumber ?? '', ...earlier.map((reference) => reference.value)]
    .map(readControlNumber)
    .filter((number) => number !== '');
}

function matchOnly(claims: readonly MatchCandidate[], by: ClaimMatch['by']): ClaimMatch | undefined {
  return claims.length === 1 ? { claimId: claims[0]!.claimId, by } : undefined;
}

function sharesPayerNumber(payment: ClaimPayment, claim: MatchCandidate): boolean {
  const known = claim.payerControlNumbers.map(readControlNumber);
  return findPayerControlNumbers(payment).some((number) => known.includes(number));
}

function isTruncation(number: string, whole: string): boolean {
  const full = readControlNumber(whole);
  return number.length >= SHORTEST_TRUNCATION && number.length < full.length && full.startsWith(number);
}

/** Member id and a date of service within the claim's. */
function isBorneOut(payment: ClaimPayment, claim: MatchCandidate): boolean {
  const members = (claim.memberIds ?? []).map(readControlNumber);
  const named = payment.names.some(
    (name) =>
      ['QC', 'IL', '74'].includes(name.entityCode) &&
      name.identifier !== undefined &&
      members.includes(readControlNumber(name.identifier)),
  );
  return named && findServiceDates(payment).some((date) => isWithin(date, claim));
}

function findServiceDates(payment: ClaimPayment): readonly CalendarDate[] {
  const ofClaim = payment.dates.filter((each) => each.qualifier === '232').map((each) => each.date);
  const ofLines = payment.services.flatMap((service) => service.serviceDate ?? []);
  return [...ofClaim, ...ofLines];
}

function isWithin(date: CalendarDate, claim: MatchCandidate): boolean {
  const { firstServiceDate: first, lastServiceDate: last } = claim;
  return first !== undefined && date >= first && date <= (last ?? first);
}
