import type { DentalClaim, DentalLine } from '../../../schemas/dental-claim.js';
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
  formatQuantity,
} from '../supplement-segments.js';
import { DENTAL_ROLES } from './dental-roles.js';

/** Loop 2400 with everything below it (005010X224A2). */
export function buildDentalLine(to: SegmentData[], claim: DentalClaim, line: DentalLine): void {
  to.push(['LX', String(line.lineNumber)], dentalService(claim, line));
  for (const { number = '', surfaces } of line.teeth ?? []) to.push(['TOO', 'JP', number, surfaces]);
  buildAttachments(to, line.attachments);
  buildLineDates(to, line);
  buildContract(to, line.contract);
  if (line.lineControlNumber !== '') to.push(['REF', '6R', line.lineControlNumber]);
  buildReferences(to, line.references);
  buildAmount(to, 'T', line.salesTaxAmount);
  buildFixedFormats(to, line.fixedFormats);
  buildNotes(to, line.notes);
  buildRepricing(to, line.repricing);
  buildDrug(to, line.drug);
  buildProvider(to, '82', line.renderingProvider, DENTAL_ROLES['82']);
  buildProvider(to, 'DD', line.assistantSurgeon, DENTAL_ROLES.DD);
  buildProvider(to, 'DQ', line.supervisingProvider, DENTAL_ROLES.DQ);
  buildProvider(to, '77', line.serviceFacility, DENTAL_ROLES['77']);
  buildLineAdjudications(to, line.adjudications);
}

/** SV3. A count of one is not sent. */
function dentalService(claim: DentalClaim, line: DentalLine): SegmentData {
  const ownPlace = line.facilityCode !== undefined && line.facilityCode !== claim.facilityCode;
  return [
    'SV3',
    buildProcedure(line.procedure),
    formatX12Cents(line.chargeAmount),
    ownPlace ? line.facilityCode! : '',
    line.oralCavityAreas ?? '',
    line.prosthesisCode ?? '',
    line.unitCount === '1' ? '' : formatQuantity(line.unitCount),
    '',
    '',
    '',
    '',
    (line.diagnosisPointers ?? []).map(String),
  ];
}

function buildLineDates(to: SegmentData[], line: DentalLine): void {
  const { priorPlacement } = line;
  buildDay(to, '472', line.serviceDate, line.serviceEndDate);
  buildDay(to, priorPlacement?.isEstimated ? '139' : '441', priorPlacement?.date);
  buildDay(to, '452', line.appliancePlacementDate);
  buildDay(to, '446', line.replacementDate);
  buildDay(to, '196', line.treatmentStartDate);
  buildDay(to, '198', line.treatmentCompletionDate);
  buildDates(to, line.dates);
}
