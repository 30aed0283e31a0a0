import type { Claim } from '../../schemas/claim.js';
import { buildInterchange, type InterchangeEnvelope } from '../build-interchange.js';
import type { SegmentSource } from '../x12/segment.js';
import type { InterchangeData } from '../x12/write-x12.js';
import { buildClaims837Into } from './build-claims-837.js';
import type { ClaimBatch } from './claim-batch.js';
import { getClaimFormat } from './claim-forms.js';

/** Claims of one transaction set; more make another set (005010X222A1 recommends the limit). */
export const CLAIMS_PER_SET = 5000;

/** A batch with what its envelope says. */
export interface ClaimSubmission<C extends Claim = Claim> extends ClaimBatch<C>, InterchangeEnvelope {
  /** GS04 and BHT04: CCYYMMDD. */
  readonly date: string;
  /** GS05 and BHT05: HHMM. */
  readonly time: string;
}

/**
 * What the X12 writer takes for a file of claims of one form: one group with a set for every 5,000 claims. Throws when
 * forms are mixed, as a group has one version: that is a bug.
 */
export function buildClaimInterchange(submission: ClaimSubmission): InterchangeData {
  const version = findVersion(submission.claims);
  const kind = { functionalCode: 'HC', identifier: '837', version };
  return buildInterchange(submission, kind, buildSets(submission));
}

/** BHT03 of every set after the first has its number appended, so that each is unique. */
function buildSets(submission: ClaimSubmission): SegmentSource[] {
  return splitClaims(submission.claims).map((claims, index) => {
    const reference = index === 0 ? submission.reference : `${submission.reference}-${index + 1}`;
    return (sink) => buildClaims837Into(sink, { ...submission, claims, reference });
  });
}

function splitClaims(claims: readonly Claim[]): Claim[][] {
  const count = Math.ceil(claims.length / CLAIMS_PER_SET);
  return Array.from({ length: count }, (_, index) =>
    claims.slice(index * CLAIMS_PER_SET, (index + 1) * CLAIMS_PER_SET),
  );
}

/** GS08; that of the professional form when there is no claim. */
function findVersion(claims: readonly Claim[]): string {
  const form = claims[0]?.form ?? 'professional';
  if (claims.some((claim) => claim.form !== form)) throw new Error('A batch of claims mixes their forms');
  return getClaimFormat(form).version;
}
