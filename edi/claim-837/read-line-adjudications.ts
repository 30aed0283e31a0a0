import type { LineAdjudication } from '../../schemas/claim-supplements.js';
import { present } from '../present.js';
import { findProcedure, findText } from '../segment-reading.js';
import type { LoopSegments } from './loop-segments.js';
import { presentList } from './present-list.js';
import { readAmount, readReportedAdjustments } from './read-supplements.js';

const LOOP = '2430';

/** The loops 2430 of a line, each beginning with its SVD; an amount that cannot be read is an error. */
export function readLineAdjudications(loops: readonly LoopSegments[]): LineAdjudication[] | undefined {
  return presentList(loops.flatMap((loop) => readLineAdjudication(loop) ?? []));
}

function readLineAdjudication(loop: LoopSegments): LineAdjudication | undefined {
  const { reading } = loop;
  const service = loop.take('SVD');
  const paidAmount = service && reading.readAmount(LOOP, service, 2);
  if (!service || paidAmount === undefined) return undefined;
  const decided = loop.take('DTP', '573');
  const bundled = service.element(6);
  return present({
    payerId: service.element(1),
    paidAmount,
    procedure: findProcedure(service, 3),
    revenueCode: findText(service, 4),
    paidUnitCount: reading.readNumber(LOOP, service, 5) ?? '',
    bundledLineNumber: /^\d{1,6}$/.test(bundled) ? Number(bundled) : undefined,
    adjustments: readReportedAdjustments(loop, LOOP),
    adjudicationDate: decided && reading.readDate(LOOP, decided, 3),
    remainingLiabilityAmount: readAmount(loop, LOOP, 'EAF'),
  });
}
