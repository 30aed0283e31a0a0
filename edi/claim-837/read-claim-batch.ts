import type { Claim } from '../../schemas/claim.js';
import { type Issue, issue } from '../../schemas/issue.js';
import { splitBefore } from '../segment-reading.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import type { ClaimBatch } from './claim-batch.js';
import { type ClaimFormat, findClaimFormat } from './claim-forms.js';
import { ClaimReading } from './claim-reading.js';
import { ClaimTree, readClaimBelow } from './claim-tree.js';
import { LoopSegments } from './loop-segments.js';
import { readBatchHead } from './read-batch-head.js';

/** The batch as it was built, and what of the set has no part in it. */
export interface ClaimBatchRead<C extends Claim = Claim> extends ClaimBatch<C> {
  /** An error has cost the claim in which it stands, or every claim of the set when it stands in none. */
  readonly issues: readonly Issue[];
}

/**
 * Reads a claim set of any form into claims, each with what the levels above it say (loops 2000A to 2000C).
 * A claim that cannot be read is left out with an error; segments that a claim has no field for give a warning.
 */
export function readClaimBatch(set: TransactionSet): ClaimBatchRead {
  const body = set.segments.filter(({ id }) => id !== 'ST' && id !== 'SE');
  const reading = new ClaimReading(body);
  const [head, ...levels] = splitBefore(body, 'HL') as [Segment[], ...Segment[][]];
  const format = findClaimFormat(body, set.version);
  const claims = format ? readClaims(reading, format, levels) : [];
  const batch = { ...readBatchHead(new LoopSegments(reading, head)), claims };
  if (format) reading.noteUnread();
  else reading.note('edi.unsupported-claim-form', '', set.segments[0]!, undefined, { guide: set.version });
  if (levels.length === 0) {
    reading.issues.push(issue('edi.missing-segment', placeOf(set.segments[0]!), { segment: 'HL' }));
  }
  return { ...batch, issues: reading.issues };
}

function readClaims(
  reading: ClaimReading,
  format: ClaimFormat,
  levels: readonly (readonly Segment[])[],
): Claim[] {
  const tree = new ClaimTree();
  return levels.flatMap((segments) => {
    const [head, ...claims] = splitBefore(segments, 'CLM') as [Segment[], ...Segment[][]];
    const level = tree.readLevel(reading, head);
    return claims.flatMap((each) => readClaimBelow(level, reading, format, each) ?? []);
  });
}
