import type { ClaimPayment } from '../../../schemas/remittance-advice.js';
import {
  buildClaimMatcher,
  findMemberIds,
  findPayerControlNumbers,
  type MatchCandidate,
  mayBeTruncated,
  readControlNumber,
} from '../../domain/remittance/matching/match-claim.js';
import { matchLines } from '../../domain/remittance/matching/match-lines.js';
import { matchPayerSequence } from '../../domain/remittance/matching/match-payer-sequence.js';
import type { ClaimPaymentRecord, ClaimRecord, Records } from '../ports.js';
import type { MatchChoice } from '../records/manual-decision-records.js';

/** A claim payment that looks for its claim. */
export interface SeekingPayment {
  readonly row: ClaimPaymentRecord;
  /** Everything by which its remittance names the payer. */
  readonly payerIdentifiers: readonly string[];
  /** What a person has said of it; goes before every rule. */
  readonly choice?: MatchChoice | undefined;
}

export interface FoundClaims {
  /** In the order given; without a claim where none was found, or more than one. */
  readonly rows: readonly ClaimPaymentRecord[];
  /** Those that a payment has found, each once, locked. */
  readonly claims: readonly ClaimRecord[];
}

type FindClaim = (payment: ClaimPayment) => ClaimRecord | undefined;

/** Finds the claims of payments, and in them payer and lines. */
export async function findClaims(records: Records, seeking: readonly SeekingPayment[]): Promise<FoundClaims> {
  const candidates = await records.claims.findForRemittance(
    [...new Set(seeking.map(({ row, choice }) => numberOf(row, choice)))],
    [...new Set(seeking.flatMap(({ row }) => findPayerControlNumbers(row.payment)))],
  );
  const findClaim = matcherOf(candidates);
  const found = seeking.map((each) =>
    each.choice ? findChosen(candidates, each.choice) : findClaim(each.row.payment),
  );
  const truncated = await findTruncated(records, seeking, found, candidates);
  const rows = seeking.map((each, index) => placeOne(each, found[index] ?? truncated.get(each)));
  const named = new Set(rows.map((row) => row.claimId));
  const all = [...candidates, ...truncated.values()];
  const claims = new Map(
    all.filter(({ claimId }) => named.has(claimId)).map((claim) => [claim.claimId, claim]),
  );
  return { rows, claims: [...claims.values()] };
}

function numberOf({ payment }: ClaimPaymentRecord, choice: MatchChoice | undefined): string {
  return readControlNumber(choice?.patientControlNumber ?? payment.patientControlNumber);
}

/** A claim that a person has named and that is not there yet is waited for. */
function findChosen(candidates: readonly ClaimRecord[], choice: MatchChoice): ClaimRecord | undefined {
  const chosen = choice.patientControlNumber;
  const exact = candidates.filter(({ claim }) => claim.patientControlNumber === chosen);
  if (exact.length === 1) return exact[0];
  const number = readControlNumber(chosen);
  const named = candidates.filter(({ claim }) => readControlNumber(claim.patientControlNumber) === number);
  return named.length === 1 ? named[0] : undefined;
}

/** Those that no number has found and whose CLP01 may be cut: their member's claims are looked at too. */
async function findTruncated(
  records: Records,
  seeking: readonly SeekingPayment[],
  found: readonly (ClaimRecord | undefined)[],
  candidates: readonly ClaimRecord[],
): Promise<ReadonlyMap<SeekingPayment, ClaimRecord>> {
  const left = seeking.filter(
    ({ row, choice }, index) => !found[index] && !choice && mayBeTruncated(row.payment),
  );
  const memberIds = [...new Set(left.flatMap(({ row }) => findMemberIds(row.payment)))];
  if (memberIds.length === 0) return new Map();
  const ofMembers = await records.claims.findByMembers(memberIds);
  const known = new Set(candidates.map(({ claimId }) => claimId));
  const findClaim = matcherOf([...candidates, ...ofMembers.filter(({ claimId }) => !known.has(claimId))]);
  const matched = left.map((each) => [each, findClaim(each.row.payment)?.claimId] as const);
  const claimIds = [...new Set(matched.flatMap(([, claimId]) => claimId ?? []))];
  const locked = new Map(
    (await records.claims.getByIds(claimIds)).map((claim) => [claim.claimId, claim] as const),
  );
  return new Map(
    matched.flatMap(([each, claimId]) => {
      const claim = locked.get(claimId ?? '');
      return claim ? [[each, claim] as const] : [];
    }),
  );
}

/** The row of one claim payment in its claim; without one it is an exception. */
function placeOne(
  { row, payerIdentifiers, choice }: SeekingPayment,
  found: ClaimRecord | undefined,
): ClaimPaymentRecord {
  if (!found) return { ...withoutPlace(row), state: 'exception', lineMatches: {}, decisions: [] };
  const named = choice?.payerSequence ?? matchPayerSequence(row.payment, payerIdentifiers, found.payers);
  const payerId = found.payers.find((payer) => payer.sequence === named)?.payerId;
  const lines = matchLines(row.payment.services, found.claim.lines);
  // What is new comes first: added behind a spread it costs more than all else of the row.
  return {
    claimId: found.claimId,
    // Until it is known whose it is; the plan goes by the payer's id.
    payerSequence: named ?? found.payers[0]!.sequence,
    ...(payerId !== undefined && { payerId }),
    ...withoutPlace(row),
    state: 'held',
    lineMatches: choice?.lines ? { ...lines, ...choice.lines } : lines,
    decisions: [],
  };
}

/** The row itself where it has no place yet, as all of a new set. */
function withoutPlace(row: ClaimPaymentRecord): ClaimPaymentRecord {
  const { claimId, payerSequence, payerId } = row;
  if (claimId === undefined && payerSequence === undefined && payerId === undefined) return row;
  const { claimId: _claimId, payerSequence: _sequence, payerId: _payerId, ...base } = row;
  return base;
}

/** Finds the claim of a payment among candidates that are indexed once. */
function matcherOf(claims: readonly ClaimRecord[]): FindClaim {
  const byId = new Map(claims.map((record) => [record.claimId, record]));
  const match = buildClaimMatcher(claims.map(candidateOf));
  return (payment) => byId.get(match(payment)?.claimId ?? '');
}

/** What is compared of a stored claim when a payment looks for it. */
export function candidateOf(record: ClaimRecord): MatchCandidate {
  return {
    claimId: record.claimId,
    patientControlNumber: record.claim.patientControlNumber,
    payerControlNumbers: record.payerControlNumbers,
    memberIds: [record.claim.subscriber.memberId],
    firstServiceDate: record.firstServiceDate,
    lastServiceDate: record.lastServiceDate,
    lines: record.claim.lines,
  };
}
