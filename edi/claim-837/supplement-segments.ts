import { formatX12Date } from '../../schemas/calendar-date.js';
import type {
  Attachment,
  ConditionsIndicator,
  ContractInformation,
  DatedQualifier,
  Note,
  ReportedAdjustment,
  Repricing,
} from '../../schemas/claim-supplements.js';
import { trimDecimalZeros } from '../../schemas/digits.js';
import { type Cents, formatX12Cents } from '../../schemas/money.js';
import { buildPeriod } from '../build-period.js';
import type { SegmentData } from '../x12/segment.js';

/** Elements of one CAS: its group and six triplets. */
const FULL_ADJUSTMENT = 20;

/** DTP: D8 a day, RD8 a period, DT a moment. */
export function buildDates(to: SegmentData[], dates: readonly DatedQualifier[] | undefined): void {
  if (!dates) return;
  for (const { qualifier, date, endDate, time } of dates) {
    if (endDate === undefined && time !== undefined) {
      to.push(['DTP', qualifier, 'DT', formatX12Date(date) + time]);
    } else to.push(buildPeriod(qualifier, date, endDate));
  }
}

/** PWK. */
export function buildAttachments(to: SegmentData[], attachments: readonly Attachment[] | undefined): void {
  if (!attachments) return;
  for (const { reportTypeCode, transmissionCode, controlNumber } of attachments) {
    const number = controlNumber === undefined ? [] : ['', '', 'AC', controlNumber];
    to.push(['PWK', reportTypeCode, transmissionCode, ...number]);
  }
}

/** CN1. */
export function buildContract(to: SegmentData[], contract: ContractInformation | undefined): void {
  if (!contract) return;
  const { typeCode, amount, percentage, code = '', discountPercentage, version = '' } = contract;
  const [share, discount] = [formatOptional(percentage), formatOptional(discountPercentage)];
  to.push(['CN1', typeCode, formatAmount(amount), share, code, discount, version]);
}

/** AMT; absent without an amount. */
export function buildAmount(to: SegmentData[], qualifier: string, amount: Cents | undefined): void {
  if (amount !== undefined) to.push(['AMT', qualifier, formatX12Cents(amount)]);
}

/** REF; absent without a value. */
export function buildReference(to: SegmentData[], qualifier: string, value: string | undefined): void {
  if (value !== undefined) to.push(['REF', qualifier, value]);
}

/** K3. */
export function buildFixedFormats(to: SegmentData[], texts: readonly string[] | undefined): void {
  if (texts) for (const text of texts) to.push(['K3', text]);
}

/** NTE. */
export function buildNotes(to: SegmentData[], notes: readonly Note[] | undefined): void {
  if (notes) for (const { code, text } of notes) to.push(['NTE', code, text]);
}

/** CRC. */
export function buildConditions(
  to: SegmentData[],
  conditions: readonly ConditionsIndicator[] | undefined,
): void {
  if (!conditions) return;
  for (const { category, applies, codes } of conditions) {
    to.push(['CRC', category, applies ? 'Y' : 'N', ...codes]);
  }
}

/** HCP. */
export function buildRepricing(to: SegmentData[], repricing: Repricing | undefined): void {
  if (!repricing) return;
  const { procedure, organizationId = '', groupCode = '', revenueCode = '', unitCode = '' } = repricing;
  to.push([
    'HCP',
    repricing.methodCode,
    formatAmount(repricing.allowedAmount),
    formatAmount(repricing.savingAmount),
    organizationId,
    formatOptional(repricing.rate),
    groupCode,
    formatAmount(repricing.groupAmount),
    revenueCode,
    procedure?.qualifier ?? '',
    procedure?.code ?? '',
    unitCode,
    formatOptional(repricing.unitCount),
    repricing.rejectReasonCode ?? '',
    repricing.complianceCode ?? '',
    repricing.exceptionCode ?? '',
  ]);
}

/** CAS: neighbours of one group share a segment of at most six triplets. */
export function buildAdjustments(
  to: SegmentData[],
  adjustments: readonly ReportedAdjustment[] | undefined,
): void {
  if (!adjustments) return;
  let open: [string, ...string[]] | undefined;
  for (const { groupCode, reasonCode, amount, quantity } of adjustments) {
    if (open?.[1] !== groupCode || open.length >= FULL_ADJUSTMENT) {
      open = ['CAS', groupCode];
      to.push(open);
    }
    open.push(reasonCode, formatX12Cents(amount), formatOptional(quantity));
  }
}

export function formatAmount(amount: Cents | undefined): string {
  return amount === undefined ? '' : formatX12Cents(amount);
}

/** A decimal string as X12 type R wants it: `1.50` is `1.5`, `0.5` is `.5`. */
export function formatQuantity(quantity: string): string {
  if (quantity === '1' || quantity === '') return quantity;
  return trimDecimalZeros(quantity).replace(/^(-?)0+(?=.)/, '$1') || '0';
}

function formatOptional(quantity: string | undefined): string {
  return quantity === undefined ? '' : formatQuantity(quantity);
}
