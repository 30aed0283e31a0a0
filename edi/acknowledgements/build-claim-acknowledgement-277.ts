import type { CalendarDate } from '../../schemas/calendar-date.js';
import type {
  AcknowledgedClaim,
  AcknowledgedProvider,
  AcknowledgedReceiver,
  AcknowledgedService,
  AcknowledgedTotals,
  AcknowledgingSource,
  ClaimAcknowledgement,
  ClaimStatus,
} from '../../schemas/claim-acknowledgement.js';
import { formatX12Cents } from '../../schemas/money.js';
import { type BuiltLevel, buildHierarchy } from '../build-hierarchy.js';
import { buildPeriod, dayOf } from '../build-period.js';
import { buildNumber, buildServicePeriod, buildStatusCode } from '../claim-status/build-common.js';
import { buildName, buildReference } from '../remittance-835/build-common.js';
import { buildProcedure } from '../segment-reading.js';
import type { SegmentData } from '../x12/segment.js';

type Content = Pick<ClaimAcknowledgement, 'reference' | 'createdDate' | 'createdTime' | 'sources'>;

/** The segments between ST and SE of a 277CA (005010X214); segments that no field holds are not written. */
export function buildClaimAcknowledgement277(content: Content): SegmentData[] {
  const { reference, createdDate, createdTime, sources } = content;
  return [
    ['BHT', '0085', '08', reference, dayOf(createdDate), createdTime, 'TH'],
    ...buildHierarchy(sources.map(buildSource)),
  ];
}

function buildSource(source: AcknowledgingSource): BuiltLevel {
  const segments = [
    buildName(source.name),
    ...buildTrace('1', source.traceNumber),
    ...buildDay('050', source.receivedDate),
    ...buildDay('009', source.processedDate),
  ];
  return { code: '20', segments, children: source.receivers.map(buildReceiver) };
}

function buildReceiver(receiver: AcknowledgedReceiver): BuiltLevel {
  const segments = [
    buildName(receiver.name),
    ...buildTrace('2', receiver.batchReference),
    ...receiver.statuses.map(buildStatus),
    ...buildTotals(receiver.totals, '90', 'AA'),
  ];
  return { code: '21', segments, children: receiver.providers.map(buildProvider) };
}

function buildProvider(provider: AcknowledgedProvider): BuiltLevel {
  const segments = [
    buildName(provider.name),
    ...buildTrace('1', provider.traceNumber),
    ...provider.statuses.map(buildStatus),
    ...provider.references.map(buildReference),
    ...buildTotals(provider.totals, 'QA', 'QC'),
  ];
  return { code: '19', segments, children: provider.claims.map(buildClaim) };
}

function buildClaim(claim: AcknowledgedClaim): BuiltLevel {
  const segments = [
    buildName(claim.patient),
    ...buildTrace('2', claim.patientControlNumber),
    ...claim.statuses.map(buildStatus),
    ...buildNumber('1K', claim.payerControlNumber),
    ...buildNumber('D9', claim.clearinghouseTraceNumber),
    ...buildNumber('BLT', claim.billType),
    ...buildServicePeriod(claim),
    ...claim.services.flatMap(buildService),
  ];
  return { code: 'PT', segments };
}

function buildService(service: AcknowledgedService): SegmentData[] {
  const { procedure, chargeAmount, revenueCode = '', unitCount = '' } = service;
  const charge = chargeAmount === undefined ? '' : formatX12Cents(chargeAmount);
  return [
    ['SVC', procedure ? buildProcedure(procedure) : '', charge, '', revenueCode, '', '', unitCount],
    ...service.statuses.map(buildStatus),
    ...buildNumber('FJ', service.lineControlNumber),
    ...buildNumber('XZ', service.prescriptionNumber),
    ...buildServicePeriod(service),
  ];
}

function buildStatus({ codes, date, action, amount, message = '' }: ClaimStatus): SegmentData {
  const [first, second, third] = [0, 1, 2].map((index) => buildStatusCode(codes[index]));
  const sum = amount === undefined ? '' : formatX12Cents(amount);
  return ['STC', first!, dayOf(date), action, sum, '', '', '', '', '', second!, third!, message];
}

function buildTotals(totals: AcknowledgedTotals, accepted: string, rejected: string): SegmentData[] {
  const { acceptedCount, rejectedCount, acceptedAmount, rejectedAmount } = totals;
  return [
    ...(acceptedCount === undefined ? [] : [['QTY', accepted, String(acceptedCount)] as const]),
    ...(rejectedCount === undefined ? [] : [['QTY', rejected, String(rejectedCount)] as const]),
    ...(acceptedAmount === undefined ? [] : [['AMT', 'YU', formatX12Cents(acceptedAmount)] as const]),
    ...(rejectedAmount === undefined ? [] : [['AMT', 'YY', formatX12Cents(rejectedAmount)] as const]),
  ];
}

function buildTrace(type: string, number: string | undefined): SegmentData[] {
  return number === undefined ? [] : [['TRN', type, number]];
}

function buildDay(qualifier: string, date: CalendarDate | undefined): SegmentData[] {
  return date === undefined ? [] : [buildPeriod(qualifier, date)];
}
