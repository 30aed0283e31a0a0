import { formatX12Date } from '../../schemas/calendar-date.js';
import type { LineAdjudication } from '../../schemas/claim-supplements.js';
import { formatX12Cents } from '../../schemas/money.js';
import { buildProcedure } from '../segment-reading.js';
import type { SegmentData } from '../x12/segment.js';
import { buildAdjustments, buildAmount, formatQuantity } from './supplement-segments.js';

/** Loop 2430 of every form: SVD, CAS, DTP*573 and AMT*EAF for each payer that decided on the line. */
export function buildLineAdjudications(
  to: SegmentData[],
  adjudications: readonly LineAdjudication[] | undefined,
): void {
  if (!adjudications) return;
  for (const adjudication of adjudications) {
    const { payerId, paidAmount, procedure, revenueCode = '', bundledLineNumber } = adjudication;
    to.push([
      'SVD',
      payerId,
      formatX12Cents(paidAmount),
      procedure ? buildProcedure(procedure) : '',
      revenueCode,
      formatQuantity(adjudication.paidUnitCount),
      bundledLineNumber === undefined ? '' : String(bundledLineNumber),
    ]);
    buildAdjustments(to, adjudication.adjustments);
    if (adjudication.adjudicationDate !== undefined) {
      to.push(['DTP', '573', 'D8', formatX12Date(adjudication.adjudicationDate)]);
    }
    buildAmount(to, 'EAF', adjudication.remainingLiabilityAmount);
  }
}
