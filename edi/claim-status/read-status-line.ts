import type { InquiredLine } from '../../schemas/claim-status.js';
import type { LevelSegments } from '../level-segments.js';
import { present } from '../present.js';
import { findProcedure, findText } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';

/** SVC, REF*FJ and DTP of a line; SVC03 and STC are the answer's. */
export function readStatusLine(level: LevelSegments): { line: InquiredLine; head: Segment } {
  const head = level.take('SVC')!;
  const { reading } = level;
  const line = present({
    procedure: findProcedure(head, 1),
    chargeAmount: reading.readInformativeAmount(level.loop, head, 2),
    revenueCode: findText(head, 4),
    unitCount: reading.readQuantity(level.loop, head, 7),
    lineControlNumber: level.takeNumber('FJ'),
    ...level.takeServicePeriod(),
  });
  return { line, head };
}
