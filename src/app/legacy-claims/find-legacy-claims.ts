import type { LegacyRule } from '../../../schemas/legacy-claims.js';
import { type FoundLegacyRule, findLegacyRule } from '../../domain/remittance/matching/find-legacy-rule.js';
import type { ClaimPaymentRecord, Records } from '../ports.js';

/** A claim payment that waits without a claim, and why it counts as legacy. */
export interface LegacyClaim {
  readonly row: ClaimPaymentRecord;
  readonly sign: FoundLegacyRule['sign'];
}

/** What of one rule waits. */
export interface FoundLegacyClaims {
  readonly rule: LegacyRule;
  /** The first ones, by the sets that they came in, as many as one request may be about. */
  readonly claims: readonly LegacyClaim[];
  /** More of them wait than these. */
  readonly hasMore: boolean;
}

/** Claim payments of one request: a person can still read the list, and one transaction move it. */
export const LARGEST_REQUEST = 2_000;

const SLICE = 1_000;

/** Every claim payment that waits without a claim and fits a rule, rule by rule. */
export async function findLegacyClaims(
  records: Records,
  rules: readonly LegacyRule[],
): Promise<FoundLegacyClaims[]> {
  const found = new Map<LegacyRule, LegacyClaim[]>(rules.map((rule) => [rule, []]));
  let rows: readonly ClaimPaymentRecord[] = [];
  do {
    rows = await records.claimPayments.findUnplaced(SLICE, rows.at(-1));
    for (const row of rules.length === 0 ? [] : rows) {
      const fitting = findLegacyRule(row.payment, row.paymentDate, rules);
      const claims = fitting && found.get(fitting.rule)!;
      if (claims && claims.length <= LARGEST_REQUEST) claims.push({ row, sign: fitting.sign });
    }
  } while (rows.length === SLICE);
  return [...found].map(([rule, claims]) => ({
    rule,
    claims: claims.slice(0, LARGEST_REQUEST),
    hasMore: claims.length > LARGEST_REQUEST,
  }));
}
