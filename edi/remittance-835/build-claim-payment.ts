import { formatX12Date } from '../../schemas/calendar-date.js';
import { formatX12Cents } from '../../schemas/money.js';
import type { ClaimPayment, ServicePayment } from '../../schemas/remittance-advice.js';
import { buildProcedure } from '../segment-reading.js';
import type { SegmentData } from '../x12/segment.js';
import {
  buildAdjustments,
  buildAmount,
  buildContact,
  buildDate,
  buildName,
  buildOther,
  buildQuantity,
  buildReference,
} from './build-common.js';

/** Loop 2100 with its 2110 (005010X221A1). */
export function buildClaimPayment(payment: ClaimPayment): SegmentData[] {
  return [
    buildClaim(payment),
    ...buildAdjustments(payment.adjustments),
    ...payment.names.map(buildName),
    ...(payment.inpatient ? [['MIA', ...payment.inpatient.elements] as const] : []),
    ...(payment.outpatient ? [['MOA', ...payment.outpatient.elements] as const] : []),
    ...payment.references.map(buildReference),
    ...payment.dates.map(buildDate),
    ...payment.contacts.map(buildContact),
    ...payment.amounts.map(buildAmount),
    ...payment.quantities.map(buildQuantity),
    ...payment.otherSegments.map(buildOther),
    ...payment.services.flatMap(buildService),
  ];
}

function buildClaim(payment: ClaimPayment): SegmentData {
  const share = payment.patientResponsibilityAmount;
  return [
    'CLP',
    payment.patientControlNumber,
    payment.claimStatusCode,
    formatX12Cents(payment.chargeAmount),
    formatX12Cents(payment.paymentAmount),
    share === undefined ? '' : formatX12Cents(share),
    payment.claimFilingCode ?? '',
    payment.payerControlNumber ?? '',
    payment.facilityCode ?? '',
    payment.frequencyCode ?? '',
    payment.patientStatusCode ?? '',
    payment.drgCode ?? '',
    payment.drgWeight ?? '',
    payment.dischargeFraction ?? '',
  ];
}

function buildService(service: ServicePayment): SegmentData[] {
  const submitted = service.submittedProcedure;
  return [
    [
      'SVC',
      buildProcedure(service.procedure),
      formatX12Cents(service.chargeAmount),
      formatX12Cents(service.paymentAmount),
      service.revenueCode ?? '',
      service.paidUnitCount ?? '',
      submitted ? buildProcedure(submitted) : '',
      service.submittedUnitCount ?? '',
    ],
    ...buildServiceDates(service),
    ...buildAdjustments(service.adjustments),
    ...service.references.map(buildReference),
    ...buildLineControlNumber(service),
    ...service.amounts.map(buildAmount),
    ...service.quantities.map(buildQuantity),
    ...service.remarkCodes.map((code): SegmentData => ['LQ', 'HE', code]),
    ...service.otherSegments.map(buildOther),
  ];
}

/** The dates as they were read; for a payment that was never on the wire, its service dates as DTM 472, or 150 and 151. */
function buildServiceDates({ dates, serviceDate, serviceEndDate }: ServicePayment): SegmentData[] {
  const isStated = dates.some(({ qualifier }) => ['150', '151', '472'].includes(qualifier));
  const stated = dates.map(buildDate);
  if (isStated || !serviceDate) return stated;
  if (!serviceEndDate) return [['DTM', '472', formatX12Date(serviceDate)], ...stated];
  return [
    ['DTM', '150', formatX12Date(serviceDate)],
    ['DTM', '151', formatX12Date(serviceEndDate)],
    ...stated,
  ];
}

function buildLineControlNumber({ references, lineControlNumber }: ServicePayment): SegmentData[] {
  const isStated = references.some(({ qualifier }) => qualifier === '6R');
  return isStated || lineControlNumber === undefined ? [] : [['REF', '6R', lineControlNumber]];
}
