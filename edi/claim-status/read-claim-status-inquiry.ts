import type {
  ClaimStatusInquiry,
  InquiredClaim,
  InquiredLine,
  InquiredPatient,
  InquiredPayer,
  InquiredSubscriber,
  InquiringProvider,
  InquiringReceiver,
} from '../../schemas/claim-status.js';
import type { Issue } from '../../schemas/issue.js';
import { LevelSegments } from '../level-segments.js';
import { present } from '../present.js';
import { readHierarchicalSet } from '../read-hierarchical-set.js';
import type { HierarchyLevel } from '../read-hierarchy.js';
import { readName } from '../remittance-835/read-common.js';
import { sourceRange } from '../remittance-835/source-range.js';
import { type SegmentReading, splitBefore } from '../segment-reading.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import type { Segment } from '../x12/segment.js';
import { readClaimTraces } from './read-claim-traces.js';
import { readStatusLine } from './read-status-line.js';

export interface ClaimStatusInquiryRead {
  /** Absent when there is no BHT to say what this is. */
  readonly inquiry?: ClaimStatusInquiry;
  readonly issues: readonly Issue[];
}

/** HL03 of payer, receiver, provider, subscriber and dependent. */
export const CLAIM_STATUS_LEVELS = ['20', '21', '19', '22', '23'];

/** Reads a 276 into what it asks, with nothing dropped; what no field holds is kept with a warning. Judges no guide. */
export function readClaimStatusInquiry(set: TransactionSet): ClaimStatusInquiryRead {
  const { reading, beginning, levels, issues } = readHierarchicalSet(set, CLAIM_STATUS_LEVELS);
  if (!beginning) return { issues };
  const { reference = '', common } = beginning;
  const payers = levels.map((level) => readPayer(reading, level));
  return { inquiry: { ...common, reference, payers }, issues };
}

function readPayer(reading: SegmentReading, { segments, children }: HierarchyLevel): InquiredPayer {
  const level = new LevelSegments(reading, '2000A', segments);
  return present({
    name: level.takeName(),
    otherSegments: level.others,
    receivers: children.map((child) => readReceiver(reading, child)),
  });
}

function readReceiver(reading: SegmentReading, { segments, children }: HierarchyLevel): InquiringReceiver {
  const level = new LevelSegments(reading, '2000B', segments);
  return present({
    name: level.takeName(),
    otherSegments: level.others,
    providers: children.map((child) => readProvider(reading, child)),
  });
}

function readProvider(reading: SegmentReading, { segments, children }: HierarchyLevel): InquiringProvider {
  const level = new LevelSegments(reading, '2000C', segments);
  return present({
    names: level.takeAll('NM1').map(readName),
    otherSegments: level.others,
    subscribers: children.map((child) => readSubscriber(reading, child)),
  });
}

function readSubscriber(reading: SegmentReading, { segments, children }: HierarchyLevel): InquiredSubscriber {
  return {
    ...readPatient(reading, 'D', segments),
    dependents: children.map((child) => readPatient(reading, 'E', child.segments)),
  };
}

/** One patient may have several claims: each TRN begins one. */
function readPatient(reading: SegmentReading, letter: string, segments: readonly Segment[]): InquiredPatient {
  const [top = [], ...claims] = splitBefore(segments, 'TRN');
  const level = new LevelSegments(reading, `2000${letter}`, top);
  return present({
    name: level.takeName(),
    ...level.takeDemographics(),
    otherSegments: level.others,
    claims: claims.map((claim) => readClaim(reading, letter, claim)),
  });
}

function readClaim(reading: SegmentReading, letter: string, segments: readonly Segment[]): InquiredClaim {
  const [top = [], ...lines] = splitBefore(segments, 'SVC');
  const level = new LevelSegments(reading, `2200${letter}`, top);
  return present({
    ...readClaimTraces(level),
    locationNumber: level.takeNumber('LU'),
    groupNumber: level.takeNumber('6P'),
    chargeAmount: level.takeAmount('T3'),
    otherSegments: level.others,
    lines: lines.map((line) => readLine(reading, letter, line)),
    place: sourceRange(segments[0]!, segments.at(-1)),
  });
}

function readLine(reading: SegmentReading, letter: string, segments: readonly Segment[]): InquiredLine {
  const level = new LevelSegments(reading, `2210${letter}`, segments);
  const { line } = readStatusLine(level);
  return present({ ...line, otherSegments: level.others });
}
