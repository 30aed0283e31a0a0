import type { Benefit, BenefitEntity, ServiceDelivery } from '../../schemas/eligibility.js';
import { LevelSegments } from '../level-segments.js';
import { present } from '../present.js';
import { readName } from '../remittance-835/read-common.js';
import { sourceRange } from '../remittance-835/source-range.js';
import { findProcedure, findText, type SegmentReading, splitBefore } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { readAddress, readConditions, readProviderRole, readRejections } from './read-eligibility-party.js';

/** One EB with what follows it (2110C or 2110D, 2115 and 2120). */
export function readBenefit(reading: SegmentReading, letter: string, segments: readonly Segment[]): Benefit {
  const [top = [], ...entities] = splitBefore(segments, 'NM1');
  const level = new LevelSegments(reading, `2110${letter}`, top);
  const head = level.take('EB')!;
  // LS and LE only stand around the entities and are written with them.
  if (entities.length > 0) level.takeLast('LS', '2120');
  return present({
    ...readBenefitHead(level, head),
    deliveries: readDeliveries(level),
    references: level.takeReferences(),
    dates: level.takeDates(),
    rejections: readRejections(level),
    messages: level.takeAll('MSG').map((segment) => segment.element(1)),
    conditions: readConditions(level),
    otherSegments: level.others,
    entities: entities.map((entity, index) =>
      readEntity(reading, letter, entity, index === entities.length - 1),
    ),
    place: sourceRange(head, segments.at(-1)),
  });
}

/** C004 of EQ05 and EB14. */
export function readPointers(segment: Segment, position: number): string[] {
  return [1, 2, 3, 4].map((index) => segment.component(position, index)).filter((pointer) => pointer !== '');
}

function readBenefitHead(level: LevelSegments, head: Segment) {
  const { reading } = level;
  return {
    informationCode: head.element(1),
    coverageLevelCode: findText(head, 2),
    serviceTypeCodes: [...head.repetitions(3)],
    insuranceTypeCode: findText(head, 4),
    planDescription: findText(head, 5),
    timePeriodCode: findText(head, 6),
    amount: reading.readInformativeAmount(level.loop, head, 7),
    percentage: reading.readQuantity(level.loop, head, 8),
    quantityQualifier: findText(head, 9),
    quantity: reading.readQuantity(level.loop, head, 10),
    authorizationCode: findText(head, 11),
    networkCode: findText(head, 12),
    procedure: findProcedure(head, 13),
    procedureRangeEnd: head.component(13, 8) || undefined,
    diagnosisPointers: readPointers(head, 14),
  };
}

function readDeliveries(level: LevelSegments): ServiceDelivery[] {
  return level.takeAll('HSD').map((segment) =>
    present({
      quantityQualifier: findText(segment, 1),
      quantity: findText(segment, 2),
      unitCode: findText(segment, 3),
      sampleModulus: findText(segment, 4),
      timePeriodCode: findText(segment, 5),
      periodCount: findText(segment, 6),
      frequencyCode: findText(segment, 7),
      patternTimeCode: findText(segment, 8),
    }),
  );
}

function readEntity(
  reading: SegmentReading,
  letter: string,
  segments: readonly Segment[],
  isLast: boolean,
): BenefitEntity {
  const level = new LevelSegments(reading, `2120${letter}`, segments);
  const head = level.take('NM1')!;
  // It ends all of them; one that stands between them is kept.
  if (isLast) level.takeLast('LE', '2120');
  return present({
    name: readName(head),
    relationshipCode: findText(head, 10),
    address: readAddress(level),
    contacts: level.takeContacts(),
    provider: readProviderRole(level),
    otherSegments: level.others,
  });
}
