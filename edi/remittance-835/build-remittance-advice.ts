import { formatX12Date } from '../../schemas/calendar-date.js';
import type { ProcedureCode } from '../../schemas/claim.js';
import { formatX12Cents } from '../../schemas/money.js';
import type {
  Adjustment,
  ClaimPayment,
  Contact,
  ProviderAdjustment,
  QualifiedAmount,
  QualifiedDate,
  QualifiedQuantity,
  Reference,
  RemittanceAdvice,
  RemittanceParty,
  ServicePayment,
} from '../../schemas/remittance-advice.js';
import type { SegmentData } from '../x12/segment.js';

/** The segments between ST and SE of an 835 (005010X221A1). */
export function buildRemittanceAdvice(advice: RemittanceAdvice): SegmentData[] {
  const production = advice.productionDate;
  return [
    paymentSegment(advice),
    ['TRN', '1', advice.traceNumber, advice.payerIdentifier, advice.originatingCompanyCode ?? ''],
    ...(advice.currencyCode === undefined ? [] : [['CUR', 'PR', advice.currencyCode] as const]),
    ...advice.references.map(referenceSegment),
    ...(production === undefined ? [] : [['DTM', '405', formatX12Date(production)] as const]),
    ...partySegments('PR', advice.payer),
    ...partySegments('PE', advice.payee),
    ...detailSegments(advice),
    ...advice.providerAdjustments.map(providerAdjustmentSegment),
  ];
}

function paymentSegment(advice: RemittanceAdvice): SegmentData {
  const { handlingCode, creditDebitCode, paymentMethodCode } = advice;
  const amount = formatX12Cents(advice.paymentAmount);
  const start = ['BPR', handlingCode, amount, creditDebitCode, paymentMethodCode] as const;
  return [...start, ...Array<string>(11).fill(''), formatX12Date(advice.paymentDate)];
}

function partySegments(code: string, party: RemittanceParty): SegmentData[] {
  const { address } = party;
  return [
    ['N1', code, party.name, party.identifierQualifier ?? '', party.identifier ?? ''],
    ...(address && address.lines.length > 0 ? [['N3', ...address.lines] as const] : []),
    ...(address?.city === undefined
      ? []
      : [['N4', address.city, address.state ?? '', address.postalCode ?? ''] as const]),
    ...party.references.map(referenceSegment),
    ...party.contacts.map(contactSegment),
  ];
}

function detailSegments(advice: RemittanceAdvice): SegmentData[] {
  const segments: SegmentData[] = [];
  const numbers = advice.headers.map((header) => header.number);
  for (const payment of advice.claimPayments) {
    if (payment.headerNumber !== undefined || numbers.length === 0) continue;
    segments.push(...claimPaymentSegments(payment));
  }
  for (const header of advice.headers) {
    segments.push(['LX', header.number]);
    if (header.providerSummary) segments.push(['TS3', ...header.providerSummary]);
    if (header.supplementalSummary) segments.push(['TS2', ...header.supplementalSummary]);
    const own = advice.claimPayments.filter((payment) => payment.headerNumber === header.number);
    segments.push(...own.flatMap(claimPaymentSegments));
  }
  if (numbers.length === 0) segments.push(...advice.claimPayments.flatMap(claimPaymentSegments));
  return segments;
}

/** Loop 2100 with its 2110. */
function claimPaymentSegments(payment: ClaimPayment): SegmentData[] {
  return [
    claimSegment(payment),
    ...adjustmentSegments(payment.adjustments),
    ...payment.names.map(
      (name): SegmentData => [
        'NM1',
        name.entityCode,
        name.entityType,
        name.lastName ?? '',
        name.firstName ?? '',
        name.middleName ?? '',
        '',
        name.suffix ?? '',
        name.identifierQualifier ?? '',
        name.identifier ?? '',
      ],
    ),
    ...(payment.inpatient ? [['MIA', ...payment.inpatient.elements] as const] : []),
    ...(payment.outpatient ? [['MOA', ...payment.outpatient.elements] as const] : []),
    ...payment.references.map(referenceSegment),
    ...payment.dates.map(dateSegment),
    ...payment.contacts.map(contactSegment),
    ...payment.amounts.map(amountSegment),
    ...payment.quantities.map(quantitySegment),
    ...payment.services.flatMap(serviceSegments),
  ];
}

function claimSegment(payment: ClaimPayment): SegmentData {
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
    '',
    payment.drgCode ?? '',
    payment.drgWeight ?? '',
    payment.dischargeFraction ?? '',
  ];
}

/** Loop 2110. */
function serviceSegments(service: ServicePayment): SegmentData[] {
  const submitted = service.submittedProcedure;
  return [
    [
      'SVC',
      procedureComposite(service.procedure),
      formatX12Cents(service.chargeAmount),
      formatX12Cents(service.paymentAmount),
      service.revenueCode ?? '',
      service.paidUnitCount ?? '',
      submitted ? procedureComposite(submitted) : '',
      service.submittedUnitCount ?? '',
    ],
    ...service.dates.map(dateSegment),
    ...adjustmentSegments(service.adjustments),
    ...service.references.map(referenceSegment),
    ...service.amounts.map(amountSegment),
    ...service.quantities.map(quantitySegment),
    ...service.remarkCodes.map((code): SegmentData => ['LQ', 'HE', code]),
  ];
}

/** Neighbours of one group share a CAS of at most six triplets. */
function adjustmentSegments(adjustments: readonly Adjustment[]): SegmentData[] {
  const rows: { groupCode: string; triplets: string[] }[] = [];
  for (const { groupCode, reasonCode, amount, quantity } of adjustments) {
    const last = rows[rows.length - 1];
    const triplet = [reasonCode, formatX12Cents(amount), quantity ?? ''];
    if (last?.groupCode === groupCode && last.triplets.length < 18) last.triplets.push(...triplet);
    else rows.push({ groupCode, triplets: triplet });
  }
  return rows.map((row) => ['CAS', row.groupCode, ...row.triplets]);
}

function procedureComposite(procedure: ProcedureCode): string[] {
  return [procedure.qualifier, procedure.code, ...procedure.modifiers];
}

function referenceSegment(reference: Reference): SegmentData {
  return ['REF', reference.qualifier, reference.value, reference.description ?? ''];
}

function dateSegment({ qualifier, date }: QualifiedDate): SegmentData {
  return ['DTM', qualifier, formatX12Date(date)];
}

function amountSegment({ qualifier, amount }: QualifiedAmount): SegmentData {
  return ['AMT', qualifier, formatX12Cents(amount)];
}

function quantitySegment({ qualifier, quantity }: QualifiedQuantity): SegmentData {
  return ['QTY', qualifier, quantity];
}

function contactSegment(contact: Contact): SegmentData {
  const numbers = contact.numbers.flatMap(({ qualifier, value }) => [qualifier, value]);
  return ['PER', contact.functionCode, contact.name ?? '', ...numbers];
}

function providerAdjustmentSegment(adjustment: ProviderAdjustment): SegmentData {
  const { fiscalPeriodDate: date, reference } = adjustment;
  return [
    'PLB',
    adjustment.providerIdentifier,
    date === undefined ? '' : formatX12Date(date),
    reference === undefined ? adjustment.reasonCode : [adjustment.reasonCode, reference],
    formatX12Cents(adjustment.amount),
  ];
}
