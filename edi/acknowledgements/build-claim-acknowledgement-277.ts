import { type CalendarDate, formatX12Date } from '../../schemas/calendar-date.js';
import type {
  AcknowledgedClaim,
  AcknowledgedProvider,
  AcknowledgedReceiver,
  AcknowledgedService,
  AcknowledgedTotals,
  AcknowledgingSource,
  ClaimAcknowledgement,
  ClaimStatus,
  ClaimStatusCode,
} from '../../schemas/claim-acknowledgement.js';
import { formatX12Cents } from '../../schemas/money.js';
import { buildName, buildReference } from '../remittance-835/build-common.js';
import { buildProcedure } from '../segment-reading.js';
import type { SegmentData } from '../x12/segment.js';

type Content = Pick<ClaimAcknowledgement, 'reference' | 'createdDate' | 'createdTime' | 'sources'>;

/** The segments between ST and SE of a 277CA (005010X214); segments that no field holds are not written. */
export function buildClaimAcknowledgement277(content: Content): SegmentData[] {
  const { reference, createdDate, createdTime, sources } = content;
  const levels = new LevelCount();
  return [
    ['BHT', '0085', '08', reference, textOf(createdDate), createdTime, 'TH'],
    ...sources.flatMap((source) => buildSource(levels, source)),
  ];
}

/** HL01 counts on through the set. */
class LevelCount {
  #last = 0;

  build(parent: string, code: string, hasChildren?: boolean): { number: string; head: SegmentData } {
    this.#last += 1;
    const number = String(this.#last);
    const children = hasChildren === undefined ? [] : [hasChildren ? '1' : '0'];
    return { number, head: ['HL', number, parent, code, ...children] };
  }
}

function buildSource(levels: LevelCount, source: AcknowledgingSource): SegmentData[] {
  const { number, head } = levels.build('', '20', source.receivers.length > 0);
  return [
    head,
    buildName(source.name),
    ...buildTrace('1', source.traceNumber),
    ...buildDay('050', source.receivedDate),
    ...buildDay('009', source.processedDate),
    ...source.receivers.flatMap((receiver) => buildReceiver(levels, number, receiver)),
  ];
}

function buildReceiver(levels: LevelCount, parent: string, receiver: AcknowledgedReceiver): SegmentData[] {
  const { number, head } = levels.build(parent, '21', receiver.providers.length > 0);
  return [
    head,
    buildName(receiver.name),
    ...buildTrace('2', receiver.batchReference),
    ...receiver.statuses.map(buildStatus),
    ...buildTotals(receiver.totals, '90', 'AA'),
    ...receiver.providers.flatMap((provider) => buildProvider(levels, number, provider)),
  ];
}

function buildProvider(levels: LevelCount, parent: string, provider: AcknowledgedProvider): SegmentData[] {
  const { number, head } = levels.build(parent, '19', provider.claims.length > 0);
  return [
    head,
    buildName(provider.name),
    ...buildTrace('1', provider.traceNumber),
    ...provider.statuses.map(buildStatus),
    ...provider.references.map(buildReference),
    ...buildTotals(provider.totals, 'QA', 'QC'),
    ...provider.claims.flatMap((claim) => buildClaim(levels, number, claim)),
  ];
}

function buildClaim(levels: LevelCount, parent: string, claim: AcknowledgedClaim): SegmentData[] {
  const { head } = levels.build(parent, 'PT');
  return [
    head,
    buildName(claim.patient),
    ...buildTrace('2', claim.patientControlNumber),
    ...claim.statuses.map(buildStatus),
    ...buildNumber('1K', claim.payerControlNumber),
    ...buildNumber('D9', claim.clearinghouseTraceNumber),
    ...buildNumber('BLT', claim.billType),
    ...buildPeriod(claim),
    ...claim.services.flatMap(buildService),
  ];
}

function buildService(service: AcknowledgedService): SegmentData[] {
  const { procedure, chargeAmount, revenueCode = '', unitCount = '' } = service;
  const charge = chargeAmount === undefined ? '' : formatX12Cents(chargeAmount);
  return [
    ['SVC', procedure ? buildProcedure(procedure) : '', charge, '', revenueCode, '', '', unitCount],
    ...service.statuses.map(buildStatus),
    ...buildNumber('FJ', service.lineControlNumber),
    ...buildNumber('XZ', service.prescriptionNumber),
    ...buildPeriod(service),
  ];
}

function buildStatus({ codes, date, action, amount, message = '' }: ClaimStatus): SegmentData {
  const [first, second, third] = [0, 1, 2].map((index) => buildCode(codes[index]));
  const sum = amount === undefined ? '' : formatX12Cents(amount);
  return ['STC', first!, textOf(date), action, sum, '', '', '', '', '', second!, third!, message];
}

function buildCode(code: ClaimStatusCode | undefined): string[] {
  return code ? [code.category, code.status, code.entity ?? '', code.codeList ?? ''] : [''];
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

function buildNumber(qualifier: string, value: string | undefined): SegmentData[] {
  return value === undefined ? [] : [['REF', qualifier, value]];
}

function buildDay(qualifier: string, date: CalendarDate | undefined): SegmentData[] {
  return date === undefined ? [] : [['DTP', qualifier, 'D8', formatX12Date(date)]];
}

function buildPeriod(of: Pick<AcknowledgedClaim, 'serviceDate' | 'serviceEndDate'>): SegmentData[] {
  const { serviceDate: from, serviceEndDate: to } = of;
  if (from === undefined) return [];
  if (to === undefined) return buildDay('472', from);
  return [['DTP', '472', 'RD8', `${formatX12Date(from)}-${formatX12Date(to)}`]];
}

function textOf(date: CalendarDate | undefined): string {
  return date === undefined ? '' : formatX12Date(date);
}
