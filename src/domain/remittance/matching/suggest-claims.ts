import type { CalendarDate } from '../../../../schemas/calendar-date.js';
import type { Cents } from '../../../../schemas/money.js';
import type { ClaimPayment } from '../../../../schemas/remittance-advice.js';
import {
  findMemberIds,
  findPayerControlNumbers,
  findServiceDates,
  readControlNumber,
} from './match-claim.js';

/** A fact in which a payment and a claim agree. */
export type AgreeingFact =
  | 'payer-control-number'
  | 'member-id'
  | 'patient-name'
  | 'last-name'
  | 'service-dates'
  | 'charge'
  | 'control-number';

/** What is compared of a claim. */
export interface SuggestibleClaim {
  readonly claimId: string;
  readonly patientControlNumber: string;
  readonly payerControlNumbers: readonly string[];
  readonly memberIds: readonly string[];
  readonly patient: { readonly lastName: string; readonly firstName?: string };
  readonly chargeAmount: Cents;
  readonly firstServiceDate: CalendarDate;
  readonly lastServiceDate: CalendarDate;
}

export interface MatchSuggestion<T extends SuggestibleClaim = SuggestibleClaim> {
  readonly claim: T;
  /** 1 to 100: the weights of the facts that agree. */
  readonly score: number;
  readonly facts: readonly AgreeingFact[];
}

/** How much a fact tells of which claim is meant; those that can agree together add up to at most 100. */
const WEIGHTS: Readonly<Record<AgreeingFact, number>> = {
  'payer-control-number': 25,
  'member-id': 25,
  'patient-name': 15,
  'last-name': 8,
  'service-dates': 15,
  charge: 10,
  'control-number': 10,
};

const MOST = 10;

/** A claim of another day or patient agrees in one thing by chance. */
const FEWEST_FACTS = 2;

/**
 * Claims that a payment may be about, the likeliest first, each with the facts that speak for it. For a person to
 * choose from: none is ever applied by itself.
 */
export function findSuggestions<T extends SuggestibleClaim>(
  payment: ClaimPayment,
  claims: readonly T[],
): MatchSuggestion<T>[] {
  return claims
    .map((claim) => {
      const facts = findAgreeing(payment, claim);
      return { claim, facts, score: facts.reduce((sum, fact) => sum + WEIGHTS[fact], 0) };
    })
    .filter(({ facts }) => facts.length >= FEWEST_FACTS)
    .sort((one, other) => other.score - one.score || compare(one.claim, other.claim))
    .slice(0, MOST);
}

function compare(one: SuggestibleClaim, other: SuggestibleClaim): number {
  const keys = [one, other].map((claim) => `${claim.firstServiceDate} ${claim.patientControlNumber}`);
  return keys[0]! < keys[1]! ? -1 : 1;
}

function findAgreeing(payment: ClaimPayment, claim: SuggestibleClaim): AgreeingFact[] {
  const numbers = new Set(claim.payerControlNumbers.map(readControlNumber));
  const memberIds = claim.memberIds.map(readControlNumber).filter((id) => id !== '');
  const told = new Set(findMemberIds(payment));
  const { firstServiceDate: first, lastServiceDate: last } = claim;
  const agreeing: readonly (readonly [AgreeingFact | undefined, boolean])[] = [
    ['payer-control-number', findPayerControlNumbers(payment).some((number) => numbers.has(number))],
    ['member-id', memberIds.some((id) => told.has(id))],
    [findName(payment, claim), true],
    ['service-dates', findServiceDates(payment).some((date) => date >= first && date <= last)],
    ['charge', payment.chargeAmount === claim.chargeAmount],
    ['control-number', isAlike(payment.patientControlNumber, claim.patientControlNumber)],
  ];
  return agreeing.flatMap(([fact, agrees]) => (agrees && fact ? [fact] : []));
}

/** Of the patient as sent and as corrected. */
function findName(payment: ClaimPayment, { patient }: SuggestibleClaim): AgreeingFact | undefined {
  const names = payment.names.filter(({ entityCode }) => ['QC', '74'].includes(entityCode));
  const sameLast = names.filter(({ lastName }) => isSameName(lastName, patient.lastName));
  if (sameLast.length === 0) return undefined;
  return sameLast.some(({ firstName }) => isSameName(firstName, patient.firstName))
    ? 'patient-name'
    : 'last-name';
}

function isSameName(one = '', other = ''): boolean {
  return readName(one) !== '' && readName(one) === readName(other);
}

/** Letters alone: payers send names in capitals and without marks. */
function readName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toUpperCase();
}

/** One is the beginning or the end of the other, or they differ in one character. */
function isAlike(one: string, other: string): boolean {
  const [short, long] = [readControlNumber(one), readControlNumber(other)].sort(
    (a, b) => a.length - b.length,
  ) as [string, string];
  if (short.length < 4) return false;
  if (short.length < long.length) return long.startsWith(short) || long.endsWith(short);
  return [...short].filter((character, index) => character !== long[index]).length <= 1;
}
