import { formatX12Date } from '../../schemas/calendar-date.js';
import { formatX12Cents } from '../../schemas/money.js';
import type {
  Adjustment,
  Contact,
  OtherSegment,
  QualifiedAmount,
  QualifiedDate,
  QualifiedQuantity,
  Reference,
  RemittanceName,
} from '../../schemas/remittance-advice.js';
import type { ElementData, RepeatedElement, SegmentData } from '../x12/segment.js';

/** Elements of one CAS: six triplets. */
const FULL = 18;

/** Neighbours of one group share a CAS of at most six triplets. */
export function buildAdjustments(adjustments: readonly Adjustment[]): SegmentData[] {
  const rows: { groupCode: string; triplets: string[] }[] = [];
  for (const { groupCode, reasonCode, amount, quantity } of adjustments) {
    const last = rows.at(-1);
    const triplet = [reasonCode, formatX12Cents(amount), quantity ?? ''];
    if (last?.groupCode === groupCode && last.triplets.length < FULL) last.triplets.push(...triplet);
    else rows.push({ groupCode, triplets: triplet });
  }
  return rows.map((row) => ['CAS', row.groupCode, ...row.triplets]);
}

/** NM1. */
export function buildName(name: RemittanceName): SegmentData {
  const { lastName = '', firstName = '', middleName = '', suffix = '' } = name;
  const { identifierQualifier = '', identifier = '' } = name;
  const own = ['NM1', name.entityCode, name.entityType] as const;
  return [...own, lastName, firstName, middleName, '', suffix, identifierQualifier, identifier];
}

export function buildReference({ qualifier, value, description }: Reference): SegmentData {
  return ['REF', qualifier, value, description ?? ''];
}

export function buildDate({ qualifier, date }: QualifiedDate): SegmentData {
  return ['DTM', qualifier, formatX12Date(date)];
}

export function buildAmount({ qualifier, amount }: QualifiedAmount): SegmentData {
  return ['AMT', qualifier, formatX12Cents(amount)];
}

export function buildQuantity({ qualifier, quantity }: QualifiedQuantity): SegmentData {
  return ['QTY', qualifier, quantity];
}

export function buildContact({ functionCode, name, numbers }: Contact): SegmentData {
  return ['PER', functionCode, name ?? '', ...numbers.flatMap(({ qualifier, value }) => [qualifier, value])];
}

/** What was kept as sent: `^` in an element separates repetitions, `:` components. */
export function buildOther({ id, elements }: OtherSegment): SegmentData {
  return [id, ...elements.map(buildElement)];
}

function buildElement(text: string): ElementData | RepeatedElement {
  const repetitions = text.split('^').map(buildComponents);
  return repetitions.length > 1 ? { repetitions } : repetitions[0]!;
}

function buildComponents(text: string): ElementData {
  return text.includes(':') ? text.split(':') : text;
}
