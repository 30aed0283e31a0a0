import type { ClaimStatusCode } from '../../schemas/claim-acknowledgement.js';
import type { ReportedStatus } from '../../schemas/claim-status.js';
import type { LevelSegments } from '../level-segments.js';
import { present } from '../present.js';
import { findText } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';

/** STC01, STC10 and STC11 hold one code each. */
const CODES = [1, 10, 11];

/** Every STC of a level. */
export function readReportedStatuses(level: LevelSegments): ReportedStatus[] {
  const { reading } = level;
  return level.takeAll('STC').map((segment) =>
    present({
      codes: CODES.flatMap((position) => findStatusCode(segment, position) ?? []),
      date: reading.readDate(level.loop, segment, 2),
      actionCode: findText(segment, 3),
      chargeAmount: reading.readInformativeAmount(level.loop, segment, 4),
      paymentAmount: reading.readInformativeAmount(level.loop, segment, 5),
      adjudicationDate: reading.readDate(level.loop, segment, 6),
      paymentMethodCode: findText(segment, 7),
      paymentDate: reading.readDate(level.loop, segment, 8),
      paymentNumber: findText(segment, 9),
      message: findText(segment, 12),
    }),
  );
}

function findStatusCode(segment: Segment, position: number): ClaimStatusCode | undefined {
  if (segment.isEmpty(position)) return undefined;
  return present({
    category: segment.component(position, 1),
    status: segment.component(position, 2),
    entity: segment.component(position, 3) || undefined,
    codeList: segment.component(position, 4) || undefined,
  });
}
