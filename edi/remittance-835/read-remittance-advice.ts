import { type Issue, issue } from '../../schemas/issue.js';
import type {
  ClaimPayment,
  OtherSegment,
  ProviderAdjustment,
  RemittanceAdvice,
  RemittanceHeader,
} from '../../schemas/remittance-advice.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import { ElementReader, elementsOf, optional, rangeOf } from './element-reader.js';
import { readClaimPayment } from './read-claim-payment.js';
import { readOther } from './read-details.js';
import { type HeaderParts, readHeader } from './read-header.js';

export interface ReadRemittance {
  /** Absent when the payment itself cannot be read: BPR, TRN, or an amount of BPR, CLP or PLB. */
  readonly advice?: RemittanceAdvice;
  /** Claim payments in which an amount below the CLP could not be read; they do not prove. */
  readonly unreadableOrdinals: readonly number[];
  readonly issues: readonly Issue[];
}

/**
 * Reads an 835 transaction set (005010X221A1) and drops nothing: a segment that no field knows is kept with a
 * warning. Never throws on content.
 */
export function readRemittanceAdvice(set: TransactionSet): ReadRemittance {
  const elements = new ElementReader();
  const body = set.segments.filter((segment) => segment.id !== 'ST' && segment.id !== 'SE');
  const detail = body.findIndex((segment) => ['LX', 'CLP', 'PLB'].includes(segment.id));
  const header = readHeader(detail < 0 ? body : body.slice(0, detail), elements.issues);
  const rest = readDetail(detail < 0 ? [] : body.slice(detail), elements);
  const advice = readAdvice(set, header, rest, elements);
  const fatal = elements.issues.some(
    (found) => found.severity === 'error' && ['BPR', 'CLP', 'PLB'].includes(found.at.segment ?? ''),
  );
  return {
    ...(advice && !fatal && { advice }),
    unreadableOrdinals: findUnreadable(rest.claimPayments, elements.issues),
    issues: elements.issues,
  };
}

interface Detail {
  readonly headers: RemittanceHeader[];
  readonly claimPayments: ClaimPayment[];
  readonly providerAdjustments: ProviderAdjustment[];
  readonly otherSegments: OtherSegment[];
}

function readDetail(segments: readonly Segment[], elements: ElementReader): Detail {
  const detail: Detail = { headers: [], claimPayments: [], providerAdjustments: [], otherSegments: [] };
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index]!;
    if (segment.id === 'LX') detail.headers.push({ number: segment.element(1) });
    else if (segment.id === 'TS3') addSummary(detail.headers, 'providerSummary', segment);
    else if (segment.id === 'TS2') addSummary(detail.headers, 'supplementalSummary', segment);
    else if (segment.id === 'PLB') addProviderAdjustments(detail.providerAdjustments, segment, elements);
    else if (segment.id === 'CLP') {
      const end = findClaimEnd(segments, index);
      const number = detail.headers[detail.headers.length - 1]?.number;
      const ordinal = detail.claimPayments.length + 1;
      detail.claimPayments.push(readClaimPayment(segments.slice(index, end), ordinal, number, elements));
      index = end - 1;
    } else detail.otherSegments.push(readOther(segment, elements.issues));
  }
  return detail;
}

function findClaimEnd(segments: readonly Segment[], start: number): number {
  let end = start + 1;
  while (end < segments.length && !['CLP', 'LX', 'PLB'].includes(segments[end]!.id)) end += 1;
  return end;
}

function addSummary(
  headers: RemittanceHeader[],
  field: 'providerSummary' | 'supplementalSummary',
  segment: Segment,
): void {
  const last = headers.pop() ?? { number: '' };
  headers.push({ ...last, [field]: elementsOf(segment) });
}

/** PLB03 and PLB04 to PLB13 and PLB14: code with reference, and amount. */
function addProviderAdjustments(
  adjustments: ProviderAdjustment[],
  segment: Segment,
  elements: ElementReader,
): void {
  const fiscalPeriodDate = elements.date(segment, 2);
  for (let position = 3; position <= segment.elementCount; position += 2) {
    if (segment.element(position) === '' && segment.element(position + 1) === '') continue;
    adjustments.push({
      ordinal: adjustments.length + 1,
      providerIdentifier: segment.element(1),
      ...optional('fiscalPeriodDate', fiscalPeriodDate),
      reasonCode: segment.component(position, 1),
      ...optional('reference', segment.component(position, 2)),
      amount: elements.amount(segment, position + 1),
      place: rangeOf(segment),
    });
  }
}

function readAdvice(
  set: TransactionSet,
  header: HeaderParts,
  detail: Detail,
  elements: ElementReader,
): RemittanceAdvice | undefined {
  const { bpr, trn, cur } = header;
  for (const [wanted, found] of [
    ['BPR', bpr],
    ['TRN', trn],
  ] as const) {
    if (!found) {
      const at = set.segments[0] ? placeOf(set.segments[0]) : {};
      elements.issues.push(issue('remittance.missing-segment', at, { wanted }));
    }
  }
  if (!bpr || !trn) return undefined;
  const paymentAmount = elements.amount(bpr, 2);
  const paymentDate = elements.date(bpr, 16);
  const productionDate = header.productionDate && elements.date(header.productionDate, 2);
  const date = paymentDate ?? productionDate;
  if (!date) {
    elements.issues.push(issue('remittance.bad-date', placeOf(bpr, 16), { name: 'BPR16' }));
    return undefined;
  }
  return {
    transactionSetControlNumber: set.controlNumber,
    handlingCode: bpr.element(1),
    paymentAmount,
    creditDebitCode: bpr.element(3),
    paymentMethodCode: bpr.element(4),
    paymentDate: date,
    traceNumber: trn.element(2),
    payerIdentifier: trn.element(3),
    ...optional('originatingCompanyCode', trn.element(4)),
    ...optional('productionDate', productionDate),
    payer: header.payer,
    payee: header.payee,
    references: header.references,
    ...optional('currencyCode', cur?.element(2)),
    ...detail,
    otherSegments: [...header.otherSegments, ...detail.otherSegments],
    place: rangeOf(set.segments[0]!, set.segments[set.segments.length - 1]),
  };
}

function findUnreadable(payments: readonly ClaimPayment[], issues: readonly Issue[]): number[] {
  const errors = issues.filter((found) => found.severity === 'error');
  return payments.flatMap(({ ordinal, place }) => {
    const end = place.byteOffset + place.byteLength;
    const holds = (offset = -1) => offset >= place.byteOffset && offset < end;
    return errors.some((found) => holds(found.at.byteOffset)) ? [ordinal] : [];
  });
}
