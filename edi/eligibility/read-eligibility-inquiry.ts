import type {
  BenefitInquiry,
  EligibilityInquirer,
  EligibilityInquiry,
  InquiredMember,
  InquiredPerson,
  InquiredSource,
} from '../../schemas/eligibility.js';
import type { Issue } from '../../schemas/issue.js';
import { LevelSegments } from '../level-segments.js';
import { present } from '../present.js';
import { readHierarchicalSet } from '../read-hierarchical-set.js';
import type { HierarchyLevel } from '../read-hierarchy.js';
import { findProcedure, findText, type SegmentReading, splitBefore } from '../segment-reading.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import type { Segment } from '../x12/segment.js';
import { readPointers } from './read-benefit.js';
import { readConditions, readEligibilityParty } from './read-eligibility-party.js';
import { readEligibilityPerson } from './read-eligibility-person.js';

export interface EligibilityInquiryRead {
  /** Absent when there is no BHT to say what this is. */
  readonly inquiry?: EligibilityInquiry;
  readonly issues: readonly Issue[];
}

/** HL03 of source, receiver, subscriber and dependent. */
export const ELIGIBILITY_LEVELS = ['20', '21', '22', '23'];

/** Reads a 270 into what it asks, with nothing dropped; what no field holds is kept with a warning. Judges no guide. */
export function readEligibilityInquiry(set: TransactionSet): EligibilityInquiryRead {
  const { reading, beginning, levels, issues } = readHierarchicalSet(set, ELIGIBILITY_LEVELS);
  if (!beginning) return { issues };
  const { common, ...head } = beginning;
  const sources = levels.map((level) => readSource(reading, level));
  return { inquiry: { ...common, ...head, sources }, issues };
}

function readSource(reading: SegmentReading, { segments, children }: HierarchyLevel): InquiredSource {
  const level = new LevelSegments(reading, '2000A', segments);
  return present({
    name: level.takeName(),
    otherSegments: level.others,
    receivers: children.map((child) => readInquirer(reading, child)),
  });
}

function readInquirer(reading: SegmentReading, { segments, children }: HierarchyLevel): EligibilityInquirer {
  const level = new LevelSegments(reading, '2000B', segments);
  return present({
    ...readEligibilityParty(level),
    otherSegments: level.others,
    subscribers: children.map((child) => readMember(reading, child)),
  });
}

function readMember(reading: SegmentReading, { segments, children }: HierarchyLevel): InquiredMember {
  return {
    ...readPerson(reading, 'C', segments),
    dependents: children.map((child) => readPerson(reading, 'D', child.segments)),
  };
}

function readPerson(reading: SegmentReading, letter: string, segments: readonly Segment[]): InquiredPerson {
  const [top = [], ...inquiries] = splitBefore(segments, 'EQ');
  const level = new LevelSegments(reading, `2100${letter}`, top);
  return present({
    ...readEligibilityPerson(level),
    otherSegments: level.others,
    inquiries: inquiries.map((inquiry) => readInquiry(reading, letter, inquiry)),
  });
}

function readInquiry(reading: SegmentReading, letter: string, segments: readonly Segment[]): BenefitInquiry {
  const level = new LevelSegments(reading, `2110${letter}`, segments);
  const head = level.take('EQ')!;
  return present({
    serviceTypeCodes: [...head.repetitions(1)],
    procedure: findProcedure(head, 2),
    coverageLevelCode: findText(head, 3),
    insuranceTypeCode: findText(head, 4),
    diagnosisPointers: readPointers(head, 5),
    spendDownAmount: level.takeAmount('R'),
    spendDownBilledAmount: level.takeAmount('PB'),
    conditions: readConditions(level),
    references: level.takeReferences(),
    dates: level.takeDates(),
    otherSegments: level.others,
  });
}
