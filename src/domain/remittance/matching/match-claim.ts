import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import type { ClaimNumbers, ClaimPayment } from '../../../../schemas/remittance-advice.js';
import { hasNamedLines, type MatchLine } from './match-lines.js';

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
  readonly lines?: readonly MatchLine[];
}

export interface ClaimMatch {
  readonly claimId: string;
  readonly by: 'patient-control-number' | 'payer-control-number' | 'truncated-control-number';
}

/** A truncated number says less than this many characters about a claim. */
const SHORTEST_TRUNCATION = 8;

/**
 * Finds the claim of a payment: by CLP01 as it was sent, then by CLP01 however it is written, then by CLP07 and REF*F8,
 * then by a truncated CLP01 that the member id and the dates of service bear out; of several that these bear out, as of
 * two visits on one day, the one whose lines the payment names. None when nothing or more than one claim fits: a person
 * decides then.
 */
export function matchClaim(
  payment: ClaimPayment,
  candidates: readonly MatchCandidate[],
): ClaimMatch | undefined {
  return buildClaimMatcher(candidates)(payment);
}

/** `matchClaim` for many payments over the same candidates, in time that does not grow with their number. */
export function buildClaimMatcher(
  candidates: readonly MatchCandidate[],
): (payment: ClaimPayment) => ClaimMatch | undefined {
  const byExactNumber = new ClaimIndex(candidates, (claim) => [claim.patientControlNumber], readAsSent);
  const byNumber = new ClaimIndex(candidates, (claim) => [claim.patientControlNumber]);
  const byPayerNumber = new ClaimIndex(candidates, (claim) => claim.payerControlNumbers);
  const byMember = new ClaimIndex(candidates, (claim) => claim.memberIds ?? []);
  return (payment) => {
    const exact = byExactNumber.find([readAsSent(payment.patientControlNumber)]);
    if (exact.length === 1) return matchOnly(exact, 'patient-control-number');
    const number = readControlNumber(payment.patientControlNumber);
    const named = byNumber.find([number]);
    const known = byPayerNumber.find(findPayerControlNumbers(payment));
    if (named.length > 0) {
      const fitting = named.length === 1 ? named : named.filter((claim) => known.includes(claim));
      return matchOnly(fitting, 'patient-control-number');
    }
    if (known.length > 0) return matchOnly(known, 'payer-control-number');
    const truncated = byMember
      .find(findMemberIds(payment))
      .filter((claim) => isTruncation(number, claim.patientControlNumber) && isDated(payment, claim));
    const fitting = truncated.length > 1 ? truncated.filter((claim) => isNamed(payment, claim)) : truncated;
    return matchOnly(fitting, 'truncated-control-number');
  };
}

const NONE: readonly MatchCandidate[] = [];

/** Candidates by normalised number; a number that says nothing finds none. */
class ClaimIndex {
  readonly #claims = new Map<string, MatchCandidate[]>();

  constructor(
    claims: readonly MatchCandidate[],
    numbersOf: (claim: MatchCandidate) => readonly string[],
    read = readControlNumber,
  ) {
    for (const claim of claims) {
      for (const number of numbersOf(claim).map(read)) {
        const found = this.#claims.get(number);
        if (!found) this.#claims.set(number, [claim]);
        // A claim comes once, with all of its numbers.
        else if (found.at(-1) !== claim) found.push(claim);
      }
    }
  }

  find(numbers: readonly string[]): readonly MatchCandidate[] {
    const said = numbers.filter((number) => number !== '');
    const [first, ...others] = said.map((number) => this.#claims.get(number) ?? NONE);
    if (!first || others.length === 0) return first ?? NONE;
    return [...new Set([first, ...others].flat())];
  }
}

/** A control number to the letter; empty for one that says nothing. */
function readAsSent(text: string): string {
  return readControlNumber(text) === '' ? '' : text;
}

/** Most are so as they come, and each is asked for many times. */
const NORMALISED = /^[1-9A-Z][\dA-Z]*$/;

/** A control number without case, blanks and leading zeros; empty for one that says nothing, like `0`. */
export function readControlNumber(text: string): string {
  if (NORMALISED.test(text)) return text;
  return text.replace(/\s/g, '').toUpperCase().replace(/^0+/, '');
}

/** CLP07 and the numbers of the earlier adjudication that a correction or reversal names (REF*F8), normalised. */
export function findPayerControlNumbers(payment: ClaimNumbers): readonly string[] {
  const earlier = payment.references.filter((reference) => reference.qualifier === 'F8');
  return [payment.payerControlNumber ?? '', ...earlier.map((reference) => reference.value)]
    .map(readControlNumber)
    .filter((number) => number !== '');
}

/** What a CLP01 may say of a claim with this number, whole or cut, normalised. */
export function findPrefixes(patientControlNumber: string): string[] {
  const whole = readControlNumber(patientControlNumber);
  const lengths = Array.from({ length: whole.length + 1 }, (_, length) => length);
  const cut = lengths.filter((length) => length >= SHORTEST_TRUNCATION && length < whole.length);
  return whole === '' ? [] : [whole, ...cut.map((length) => whole.slice(0, length))];
}

/** Whether CLP01 says enough to be the beginning of a longer number that member and dates bear out. */
export function mayBeTruncated(payment: ClaimPayment): boolean {
  return readControlNumber(payment.patientControlNumber).length >= SHORTEST_TRUNCATION;
}

function matchOnly(claims: readonly MatchCandidate[], by: ClaimMatch['by']): ClaimMatch | undefined {
  return claims.length === 1 ? { claimId: claims[0]!.claimId, by } : undefined;
}

function isTruncation(number: string, whole: string): boolean {
  const full = readControlNumber(whole);
  return number.length >= SHORTEST_TRUNCATION && number.length < full.length && full.startsWith(number);
}

/** REF*6R is as much ours as CLP01 is. */
function isNamed({ services }: ClaimPayment, { lines = [] }: MatchCandidate): boolean {
  return hasNamedLines(services, lines);
}

/** NM109 of the patient and of the insured, as sent and as corrected, normalised. */
export function findMemberIds(payment: ClaimPayment): readonly string[] {
  return payment.names
    .filter((name) => ['QC', 'IL', '74'].includes(name.entityCode))
    .map((name) => readControlNumber(name.identifier ?? ''));
}

function isDated(payment: ClaimPayment, claim: MatchCandidate): boolean {
  return findServiceDates(payment).some((date) => isWithin(date, claim));
}

/** Of the claim (DTM*232) and of its services. */
export function findServiceDates(payment: ClaimPayment): readonly CalendarDate[] {
  const ofClaim = payment.dates.filter((each) => each.qualifier === '232').map((each) => each.date);
  const ofLines = payment.services.flatMap((service) => service.serviceDate ?? []);
  return [...ofClaim, ...ofLines];
}

function isWithin(date: CalendarDate, claim: MatchCandidate): boolean {
  const { firstServiceDate: first, lastServiceDate: last } = claim;
  return first !== undefined && date >= first && date <= (last ?? first);
}
