import type {
  AnsweredClaim,
  AnsweredLine,
  AnsweredPatient,
  AnsweredProvider,
  AnsweredReceiver,
  AnsweredSubscriber,
  AnsweringPayer,
  ClaimStatusResponse,
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
import { CLAIM_STATUS_LEVELS } from './read-claim-status-inquiry.js';
import { PROVIDER_TRACE, RECEIVER_TRACE, readClaimTraces } from './read-claim-traces.js';
import { readReportedStatuses } from './read-reported-statuses.js';
import { readStatusLine } from './read-status-line.js';

export interface ClaimStatusResponseRead {
  /** Absent when there is no BHT to say what this is. */
  readonly response?: ClaimStatusResponse;
  readonly issues: readonly Issue[];
}

/**
 * Reads a 277 that answers a 276 into what it says, with nothing dropped; what no field holds is kept with a warning.
 * Judges no guide; what the statuses mean is not decided here. The 277CA has a reader of its own.
 */
export function readClaimStatusResponse(set: TransactionSet): ClaimStatusResponseRead {
  const { reading, beginning, levels, issues } = readHierarchicalSet(set, CLAIM_STATUS_LEVELS);
  if (!beginning) return { issues };
  const { reference = '', common } = beginning;
  const payers = levels.map((level) => readPayer(reading, level));
  return { response: { ...common, reference, payers }, issues };
}

function readPayer(reading: SegmentReading, { segments, children }: HierarchyLevel): AnsweringPayer {
  const level = new LevelSegments(reading, '2000A', segments);
  return present({
    name: level.takeName(),
    contacts: level.takeContacts(),
    otherSegments: level.others,
    receivers: children.map((child) => readReceiver(reading, child)),
  });
}

function readReceiver(reading: SegmentReading, { segments, children }: HierarchyLevel): AnsweredReceiver {
  const level = new LevelSegments(reading, '2000B', segments);
  return present({
    name: level.takeName(),
    ...readOwnStatus(level, RECEIVER_TRACE),
    otherSegments: level.others,
    providers: children.map((child) => readProvider(reading, child)),
  });
}

function readProvider(reading: SegmentReading, { segments, children }: HierarchyLevel): AnsweredProvider {
  const level = new LevelSegments(reading, '2000C', segments);
  return present({
    names: level.takeAll('NM1').map(readName),
    ...readOwnStatus(level, PROVIDER_TRACE),
    otherSegments: level.others,
    subscribers: children.map((child) => readSubscriber(reading, child)),
  });
}

/** TRN and STC of a level that is answered as a whole. */
function readOwnStatus(
  level: LevelSegments,
  traceType: string,
): Pick<AnsweredReceiver, 'traceNumber' | 'statuses'> {
  return present({
    traceNumber: level.takeTraceNumber(traceType),
    statuses: readReportedStatuses(level),
  });
}

function readSubscriber(reading: SegmentReading, { segments, children }: HierarchyLevel): AnsweredSubscriber {
  return {
    ...readPatient(reading, 'D', segments),
    dependents: children.map((child) => readPatient(reading, 'E', child.segments)),
  };
}

/** One patient may have several claims: each TRN begins one. */
function readPatient(reading: SegmentReading, letter: string, segments: readonly Segment[]): AnsweredPatient {
  const [top = [], ...claims] = splitBefore(segments, 'TRN');
  const level = new LevelSegments(reading, `2000${letter}`, top);
  return present({
    name: level.takeName(),
    otherSegments: level.others,
    claims: claims.map((claim) => readClaim(reading, letter, claim)),
  });
}

function readClaim(reading: SegmentReading, letter: string, segments: readonly Segment[]): AnsweredClaim {
  const [top = [], ...lines] = splitBefore(segments, 'SVC');
  const level = new LevelSegments(reading, `2200${letter}`, top);
  return present({
    ...readClaimTraces(level),
    statuses: readReportedStatuses(level),
    voucherNumber: level.takeNumber('VV'),
    otherSegments: level.others,
    lines: lines.map((line) => readLine(reading, letter, line)),
    place: sourceRange(segments[0]!, segments.at(-1)),
  });
}

function readLine(reading: SegmentReading, letter: string, segments: readonly Segment[]): AnsweredLine {
  const level = new LevelSegments(reading, `2220${letter}`, segments);
  const { line, head } = readStatusLine(level);
  return present({
    ...line,
    paymentAmount: reading.readInformativeAmount(level.loop, head, 3),
    statuses: readReportedStatuses(level),
    otherSegments: level.others,
  });
}
