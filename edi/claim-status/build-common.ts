import type { ClaimStatusCode } from '../../schemas/claim-acknowledgement.js';
import type { ClaimTraces, InquiredLine, ReportedStatus } from '../../schemas/claim-status.js';
import { type Cents, formatX12Cents } from '../../schemas/money.js';
import { buildPeriod, dayOf } from '../build-period.js';
import { buildProcedure } from '../segment-reading.js';
import type { SegmentData } from '../x12/segment.js';

/** `REF`, or nothing where there is no value. */
export function buildNumber(qualifier: string, value: string | undefined): SegmentData[] {
  return value === undefined ? [] : [['REF', qualifier, value]];
}

/** DTP*472 as a day or a period. */
export function buildServicePeriod(of: Pick<ClaimTraces, 'serviceDate' | 'serviceEndDate'>): SegmentData[] {
  const { serviceDate: from, serviceEndDate: to } = of;
  if (from === undefined) return [];
  return [buildPeriod('472', from, to)];
}

/** SVC; SVC03 is the answer's. */
export function buildServiceLine(line: InquiredLine, paymentAmount?: Cents): SegmentData {
  const { procedure, chargeAmount, revenueCode = '', unitCount = '' } = line;
  const code = procedure ? buildProcedure(procedure) : '';
  return ['SVC', code, textOf(chargeAmount), textOf(paymentAmount), revenueCode, '', '', unitCount];
}

/** STC. */
export function buildReportedStatus(status: ReportedStatus): SegmentData {
  const [first, second, third] = [0, 1, 2].map((index) => buildStatusCode(status.codes[index]));
  const { actionCode = '', paymentMethodCode = '', paymentNumber = '', message = '' } = status;
  return [
    ...(['STC', first!, dayOf(status.date), actionCode] as const),
    ...[textOf(status.chargeAmount), textOf(status.paymentAmount), dayOf(status.adjudicationDate)],
    ...[paymentMethodCode, dayOf(status.paymentDate), paymentNumber],
    ...[second!, third!, message],
  ];
}

/** C043; one empty text where there is none. */
export function buildStatusCode(code: ClaimStatusCode | undefined): string[] {
  return code ? [code.category, code.status, code.entity ?? '', code.codeList ?? ''] : [''];
}

function textOf(amount: Cents | undefined): string {
  return amount === undefined ? '' : formatX12Cents(amount);
}
