import type {
  AnsweredInquirer,
  AnsweringSource,
  CoveredMember,
  CoveredPerson,
  EligibilityResponse,
  MilitaryService,
} from '../../schemas/eligibility.js';
import type { Issue } from '../../schemas/issue.js';
import { LevelSegments } from '../level-segments.js';
import { present } from '../present.js';
import { readHierarchicalSet } from '../read-hierarchical-set.js';
import type { HierarchyLevel } from '../read-hierarchy.js';
import { findText, type SegmentReading, splitBefore } from '../segment-reading.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import type { Segment } from '../x12/segment.js';
import { readBenefit } from './read-benefit.js';
import { ELIGIBILITY_LEVELS } from './read-eligibility-inquiry.js';
import { readEligibilityParty, readRejections } from './read-eligibility-party.js';
import { readEligibilityPerson } from './read-eligibility-person.js';

export interface EligibilityResponseRead {
  /** Absent when there is no BHT to say what this is. */
  readonly response?: EligibilityResponse;
  readonly issues: readonly Issue[];
}

/**
 * Reads a 271 into what it says, with nothing dropped; what no field holds is kept with a warning. Judges no guide;
 * whether a coverage is active on a date is not decided here.
 */
export function readEligibilityResponse(set: TransactionSet): EligibilityResponseRead {
  const { reading, beginning, levels, issues } = readHierarchicalSet(set, ELIGIBILITY_LEVELS);
  if (!beginning) return { issues };
  const { common, purposeCode, reference } = beginning;
  const sources = levels.map((level) => readSource(reading, level));
  return { response: present({ ...common, purposeCode, reference, sources }), issues };
}

/** An AAA before the name is that of the level, one after it that of the name. */
function readSource(reading: SegmentReading, { segments, children }: HierarchyLevel): AnsweringSource {
  const [top = [], ...named] = splitBefore(segments, 'NM1');
  const level = new LevelSegments(reading, '2000A', top);
  const name = new LevelSegments(reading, '2100A', named.flat());
  const rejections = [...readRejections(level), ...readRejections(name)];
  const contacts = [...level.takeContacts(), ...name.takeContacts()];
  const parts = { name: name.takeName(), contacts, rejections };
  const others = [...(level.others ?? []), ...(name.others ?? [])];
  return present({
    ...parts,
    otherSegments: others.length > 0 ? others : undefined,
    receivers: children.map((child) => readInquirer(reading, child)),
  });
}

function readInquirer(reading: SegmentReading, { segments, children }: HierarchyLevel): AnsweredInquirer {
  const level = new LevelSegments(reading, '2100B', segments);
  return present({
    ...readEligibilityParty(level),
    rejections: readRejections(level),
    otherSegments: level.others,
    subscribers: children.map((child) => readMember(reading, child)),
  });
}

function readMember(reading: SegmentReading, { segments, children }: HierarchyLevel): CoveredMember {
  return {
    ...readPerson(reading, 'C', segments),
    dependents: children.map((child) => readPerson(reading, 'D', child.segments)),
  };
}

function readPerson(reading: SegmentReading, letter: string, segments: readonly Segment[]): CoveredPerson {
  const [top = [], ...benefits] = splitBefore(segments, 'EB');
  const level = new LevelSegments(reading, `2100${letter}`, top);
  return present({
    ...readEligibilityPerson(level),
    rejections: readRejections(level),
    military: readMilitaryService(level),
    otherSegments: level.others,
    benefits: benefits.map((benefit) => readBenefit(reading, letter, benefit)),
  });
}

function readMilitaryService(level: LevelSegments): MilitaryService | undefined {
  const segment = level.take('MPI');
  if (!segment) return undefined;
  return present({
    informationStatusCode: segment.element(1),
    employmentStatusCode: segment.element(2),
    affiliationCode: segment.element(3),
    description: findText(segment, 4),
    rankCode: findText(segment, 5),
    dateForm: findText(segment, 6),
    date: findText(segment, 7),
  });
}
