import type { Drug } from '../../schemas/claim.js';
import type { SegmentData } from '../x12/segment.js';
import { formatQuantity } from './supplement-segments.js';

/** Loop 2410 of the professional and the institutional form: LIN, CTP and REF. */
export function buildDrug(to: SegmentData[], drug: Drug | undefined): void {
  if (!drug) return;
  to.push(['LIN', '', drug.qualifier ?? 'N4', drug.ndc]);
  to.push(['CTP', '', '', '', formatQuantity(drug.quantity), [drug.unitCode]]);
  if (drug.reference) to.push(['REF', drug.reference.qualifier, drug.reference.value]);
}
