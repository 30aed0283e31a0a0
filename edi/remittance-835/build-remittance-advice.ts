import { formatX12Date } from '../../schemas/calendar-date.js';
import { formatX12Cents } from '../../schemas/money.js';
import type {
  ProviderAdjustment,
  RemittanceAdvice,
  RemittanceHeader,
  RemittanceParty,
} from '../../schemas/remittance-advice.js';
import type { SegmentData } from '../x12/segment.js';
import { buildClaimPayment } from './build-claim-payment.js';
import { buildContact, buildOther, buildReference } from './build-common.js';

/** Elements of one PLB after its date: six pairs of composite and amount. */
const FULL = 12;

/** The segments between ST and SE of an 835 (005010X221A1). What was read and is built again means the same. */
export function buildRemittanceAdvice(advice: RemittanceAdvice): SegmentData[] {
  const production = advice.productionDate;
  return [
    buildPayment(advice),
    ['TRN', '1', advice.traceNumber, advice.payerIdentifier, advice.originatingCompanyCode ?? ''],
    ...(advice.currencyCode === undefined ? [] : [['CUR', 'PR', advice.currencyCode] as const]),
    ...advice.references.map(buildReference),
    ...(production === undefined ? [] : [['DTM', '405', formatX12Date(production)] as const]),
    ...buildOthers(advice, ''),
    ...buildParty('PR', advice.payer),
    ...buildOthers(advice, '1000A'),
    ...buildParty('PE', advice.payee),
    ...buildOthers(advice, '1000B'),
    ...buildDetail(advice),
    ...buildProviderAdjustments(advice.providerAdjustments),
    ...buildOthers(advice, 'PLB'),
  ];
}

function buildPayment(advice: RemittanceAdvice): SegmentData {
  const { handlingCode, creditDebitCode, paymentMethodCode, paymentRouting = [] } = advice;
  const routing = Array.from({ length: 11 }, (_, index) => paymentRouting[index] ?? '');
  const amount = formatX12Cents(advice.paymentAmount);
  return [
    ...(['BPR', handlingCode, amount, creditDebitCode, paymentMethodCode] as const),
    ...routing,
    formatX12Date(advice.paymentDate),
  ];
}

/** Loop 1000A or 1000B. */
function buildParty(code: string, party: RemittanceParty): SegmentData[] {
  const { address } = party;
  const lines = address?.lines ?? [];
  const rows = Array.from({ length: Math.ceil(lines.length / 2) }, (_, index) =>
    lines.slice(2 * index, 2 * index + 2),
  );
  const city = [address?.city, address?.state, address?.postalCode, address?.country].map(
    (text) => text ?? '',
  );
  return [
    ['N1', code, party.name, party.identifierQualifier ?? '', party.identifier ?? ''],
    ...rows.map((row) => ['N3', ...row] as const),
    ...(city.some((text) => text !== '') ? [['N4', ...city] as const] : []),
    ...party.references.map(buildReference),
    ...party.contacts.map(buildContact),
  ];
}

/** The claim payments in their order, each header where the first that stands under it comes. */
function buildDetail(advice: RemittanceAdvice): SegmentData[] {
  const segments: SegmentData[] = [];
  const waiting = [...advice.headers];
  for (const payment of advice.claimPayments) {
    if (waiting.some(({ number }) => number === payment.headerNumber)) {
      while (waiting.length > 0) {
        const header = waiting.shift()!;
        segments.push(...buildHeader(header));
        if (header.number === payment.headerNumber) break;
      }
    }
    segments.push(...buildClaimPayment(payment));
  }
  return [...segments, ...waiting.flatMap(buildHeader), ...buildOthers(advice, '2000')];
}

function buildHeader({ number, providerSummary, supplementalSummary }: RemittanceHeader): SegmentData[] {
  return [
    ['LX', number],
    ...(providerSummary ? [['TS3', ...providerSummary] as const] : []),
    ...(supplementalSummary ? [['TS2', ...supplementalSummary] as const] : []),
  ];
}

/** Neighbours of one provider and fiscal period share a PLB of at most six pairs. */
function buildProviderAdjustments(adjustments: readonly ProviderAdjustment[]): SegmentData[] {
  const rows: { provider: string; date: string; pairs: (string | readonly string[])[] }[] = [];
  for (const adjustment of adjustments) {
    const { providerIdentifier: provider, fiscalPeriodDate, reasonCode, reference } = adjustment;
    const date = fiscalPeriodDate === undefined ? '' : formatX12Date(fiscalPeriodDate);
    const pair = [[reasonCode, reference ?? ''], formatX12Cents(adjustment.amount)];
    const last = rows.at(-1);
    if (last?.provider === provider && last.date === date && last.pairs.length < FULL)
      last.pairs.push(...pair);
    else rows.push({ provider, date, pairs: pair });
  }
  return rows.map(({ provider, date, pairs }) => ['PLB', provider, date, ...pairs]);
}

function buildOthers(advice: RemittanceAdvice, loop: string): SegmentData[] {
  return advice.otherSegments.filter(({ place }) => (place.loop ?? '') === loop).map(buildOther);
}
