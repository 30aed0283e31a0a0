import type { InstitutionalLine } from '../../../schemas/institutional-claim.js';
import { formatX12Cents } from '../../../schemas/money.js';
import { buildProcedure } from '../../segment-reading.js';
import type { SegmentData } from '../../x12/segment.js';
import { buildDay } from '../build-day.js';
import { buildDrug } from '../drug-segments.js';
import { buildLineAdjudications } from '../line-adjudication-segments.js';
import { buildProvider, buildReferences } from '../party-segments.js';
import {
  buildAmount,
  buildAttachments,
  buildContract,
  buildDates,
  buildFixedFormats,
  buildNotes,
  buildRepricing,
  formatAmount,
  formatQuantity,
} from '../supplement-segments.js';

/**
 * Loop 2400 with everything below it (005010X223A2). CN1 and K3 have no place there: the guide check tells who says
 * them on a line, rather than losing them.
 */
export function buildInstitutionalLine(to: SegmentData[], line: InstitutionalLine): void {
  to.push(['LX', String(line.lineNumber)], institutionalService(line));
  buildAttachments(to, line.attachments);
  buildDay(to, '472', line.serviceDate, line.serviceEndDate);
  buildDates(to, line.dates);
  buildContract(to, line.contract);
  if (line.lineControlNumber !== '') to.push(['REF', '6R', line.lineControlNumber]);
  buildReferences(to, line.references);
  buildAmount(to, 'GT', line.serviceTaxAmount);
  buildAmount(to, 'N8', line.facilityTaxAmount);
  buildFixedFormats(to, line.fixedFormats);
  buildNotes(to, line.notes);
  buildRepricing(to, line.repricing);
  buildDrug(to, line.drug);
  buildProvider(to, '72', line.operatingPhysician);
  buildProvider(to, 'ZZ', line.otherOperatingPhysician);
  buildProvider(to, '82', line.renderingProvider);
  buildProvider(to, 'DN', line.referringProvider);
  buildLineAdjudications(to, line.adjudications);
}

/** SV2. */
function institutionalService(line: InstitutionalLine): SegmentData {
  return [
    'SV2',
    line.revenueCode,
    line.procedure ? buildProcedure(line.procedure) : '',
    formatX12Cents(line.chargeAmount),
    line.unitCode,
    formatQuantity(line.unitCount),
    '',
    formatAmount(line.nonCoveredAmount),
  ];
}
