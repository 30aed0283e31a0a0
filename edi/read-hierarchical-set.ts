import type { CalendarDate } from '../schemas/calendar-date.js';
import { type Issue, issue } from '../schemas/issue.js';
import type { OtherSegment, SourceRange } from '../schemas/remittance-advice.js';
import { LevelSegments } from './level-segments.js';
import { present } from './present.js';
import { type HierarchyLevel, readHierarchy } from './read-hierarchy.js';
import { sourceRange } from './remittance-835/source-range.js';
import { findText, SegmentReading } from './segment-reading.js';
import type { TransactionSet } from './x12/parse-x12.js';
import { placeOf } from './x12/place-of.js';

/** What BHT says, and what the set holds around its levels. */
export interface SetBeginning {
  /** BHT02, BHT03 and BHT06. */
  readonly purposeCode: string;
  readonly reference?: string;
  readonly transactionTypeCode?: string;
  /** What every noun of such a set has. */
  readonly common: {
    readonly transactionSetControlNumber: string;
    /** BHT04 and BHT05. */
    readonly createdDate?: CalendarDate;
    readonly createdTime: string;
    readonly otherSegments?: readonly OtherSegment[];
    readonly place: SourceRange;
  };
}

export interface HierarchicalSet {
  readonly reading: SegmentReading;
  /** Absent when there is no BHT to say what this is; an issue tells. */
  readonly beginning?: SetBeginning;
  readonly levels: readonly HierarchyLevel[];
  /** Grows while the levels are read. */
  readonly issues: readonly Issue[];
}

/** Opens a set that begins with BHT and goes on in levels; `codes` are the HL03 wanted, the outermost first. */
export function readHierarchicalSet(set: TransactionSet, codes: readonly string[]): HierarchicalSet {
  const reading = new SegmentReading(set.delimiters);
  const { head, levels, strays } = readHierarchy(reading, set, codes);
  const top = new LevelSegments(reading, '', [...head, ...strays]);
  const segment = top.take('BHT');
  const { issues } = reading;
  if (!segment) {
    const at = set.segments[0] ? placeOf(set.segments[0]) : {};
    issues.push(issue('edi.missing-segment', at, { segment: 'BHT' }));
    return { reading, levels, issues };
  }
  const common = present({
    transactionSetControlNumber: set.controlNumber,
    createdDate: reading.readDate('', segment, 4),
    createdTime: segment.element(5),
    otherSegments: top.others,
    place: sourceRange(set.segments[0]!, set.segments.at(-1)),
  });
  const beginning = present({
    purposeCode: segment.element(2),
    reference: findText(segment, 3),
    transactionTypeCode: findText(segment, 6),
    common,
  });
  return { reading, beginning, levels, issues };
}
