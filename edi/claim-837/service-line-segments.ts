import type { ProfessionalClaim, Provider, ServiceLine } from '../../schemas/claim.js';
import { formatX12Cents } from '../../schemas/money.js';
import { buildProcedure } from '../segment-reading.js';
import type { SegmentData } from '../x12/segment.js';
import { buildAmbulance, buildAmbulancePlaces } from './ambulance-segments.js';
import { buildDay } from './build-day.js';
import { buildDrug } from './drug-segments.js';
import { buildCertification, buildEquipment, buildForms, buildMeasurements } from './equipment-segments.js';
import { buildLineAdjudications } from './line-adjudication-segments.js';
import { buildProvider, buildReferences } from './party-segments.js';
import { LINE_ROLES, type LineRole } from './professional-roles.js';
import {
  buildAmount,
  buildAttachments,
  buildConditions,
  buildContract,
  buildDates,
  buildFixedFormats,
  buildNotes,
  buildRepricing,
  formatQuantity,
} from './supplement-segments.js';

/** Loop 2400 with everything below it (005010X222A1). */
export function buildServiceLine(to: SegmentData[], claim: ProfessionalClaim, line: ServiceLine): void {
  to.push(['LX', String(line.lineNumber)], professionalService(claim, line));
  buildEquipment(to, line.equipment);
  buildAttachments(to, line.attachments);
  buildAmbulance(to, line.ambulance);
  buildCertification(to, line.certification);
  buildConditions(to, line.conditions);
  buildDay(to, '472', line.serviceDate, line.serviceEndDate);
  buildDates(to, line.dates);
  buildQuantity(to, 'PT', line.ambulancePatientCount);
  buildQuantity(to, 'FL', line.obstetricUnitCount);
  buildMeasurements(to, line.measurements);
  buildContract(to, line.contract);
  if (line.lineControlNumber !== '') to.push(['REF', '6R', line.lineControlNumber]);
  buildReferences(to, line.references);
  buildAmount(to, 'T', line.salesTaxAmount);
  buildAmount(to, 'F4', line.postageAmount);
  buildFixedFormats(to, line.fixedFormats);
  buildNotes(to, line.notes);
  if (line.purchasedService) {
    const { providerIdentifier, chargeAmount } = line.purchasedService;
    to.push(['PS1', providerIdentifier, formatX12Cents(chargeAmount)]);
  }
  buildRepricing(to, line.repricing);
  buildDrug(to, line.drug);
  buildLineProviders(to, line);
  buildLineAdjudications(to, line.adjudications);
  buildForms(to, line.forms);
}

/** SV1. */
function professionalService(claim: ProfessionalClaim, line: ServiceLine): SegmentData {
  const ownPlace = line.facilityCode !== undefined && line.facilityCode !== claim.facilityCode;
  return [
    'SV1',
    buildProcedure(line.procedure),
    formatX12Cents(line.chargeAmount),
    line.unitCode,
    formatQuantity(line.unitCount),
    ownPlace ? line.facilityCode! : '',
    '',
    line.diagnosisPointers.map(String),
    '',
    line.isEmergency ? 'Y' : '',
    '',
    line.isEpsdt ? 'Y' : '',
    line.isFamilyPlanning ? 'Y' : '',
    '',
    '',
    line.isCopayExempt ? '0' : '',
  ];
}

function buildQuantity(to: SegmentData[], qualifier: string, quantity: string | undefined): void {
  if (quantity !== undefined) to.push(['QTY', qualifier, formatQuantity(quantity)]);
}

/** Loops 2420A to 2420H. */
function buildLineProviders(to: SegmentData[], line: ServiceLine): void {
  const buildRole = (role: LineRole, provider: Provider | undefined) =>
    buildProvider(to, role, provider, LINE_ROLES[role]);
  buildRole('82', line.renderingProvider);
  buildRole('QB', line.purchasedServiceProvider);
  buildRole('77', line.serviceFacility);
  buildRole('DQ', line.supervisingProvider);
  buildRole('DK', line.orderingProvider);
  buildRole('DN', line.referringProvider);
  buildRole('P3', line.primaryCareProvider);
  buildAmbulancePlaces(to, line);
}
