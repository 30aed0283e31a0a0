import type {
  EligibilityPerson,
  EligibilityTrace,
  InsuredRelationship,
  QualifiedDiagnosis,
} from '../../schemas/eligibility.js';
import type { LevelSegments } from '../level-segments.js';
import { present } from '../present.js';
import { findText } from '../segment-reading.js';
import { readEligibilityParty } from './read-eligibility-party.js';

const DIAGNOSES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** What 270 and 271 say of a subscriber or dependent before EQ or EB. */
export function readEligibilityPerson(level: LevelSegments): EligibilityPerson {
  return present({
    traces: readTraces(level),
    ...readEligibilityParty(level),
    ...level.takeDemographics(),
    relationship: readRelationship(level),
    diagnoses: readDiagnoses(level),
    dates: level.takeDates(),
  });
}

function readTraces(level: LevelSegments): EligibilityTrace[] {
  return level.takeAll('TRN').map((segment) =>
    present({
      typeCode: segment.element(1),
      number: segment.element(2),
      assigner: segment.element(3),
      assignerSubdivision: findText(segment, 4),
    }),
  );
}

function readRelationship(level: LevelSegments): InsuredRelationship | undefined {
  const segment = level.take('INS');
  if (!segment) return undefined;
  return present({
    insuredCode: segment.element(1),
    relationshipCode: segment.element(2),
    maintenanceTypeCode: findText(segment, 3),
    maintenanceReasonCode: findText(segment, 4),
    birthSequence: findText(segment, 17),
  });
}

function readDiagnoses(level: LevelSegments): QualifiedDiagnosis[] {
  const segment = level.take('HI');
  return DIAGNOSES.flatMap((position) =>
    segment && !segment.isEmpty(position)
      ? [{ qualifier: segment.component(position, 1), code: segment.component(position, 2) }]
      : [],
  );
}
