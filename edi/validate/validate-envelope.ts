import type { Issue } from '../../schemas/issue.js';
import { ENVELOPE_GUIDE } from '../guides/find-guide.js';
import type { GuideItem, SegmentSpec } from '../guides/guide.js';
import type { Interchange } from '../x12/parse-x12.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import { checkSegment } from './check-segment.js';

/** TA105 codes for what is wrong with ISA01 to ISA16. */
const ISA_CODES = '010 011 012 013 005 006 007 008 014 015 016 017 018 019 020 027'.split(' ');

/**
 * The elements of ISA, TA1, GS, GE and IEA against the rules of version 00501. What the envelope reader finds (widths,
 * counts, control numbers) is in the interchange itself and not said again.
 */
export function validateEnvelope(interchange: Interchange): Issue[] {
  const { header, groups, acknowledgements, trailer } = interchange;
  const segments = [
    header,
    ...acknowledgements,
    ...groups.flatMap((group) => [group.header, ...(group.trailer ? [group.trailer] : [])]),
    ...(trailer ? [trailer] : []),
  ];
  return segments.flatMap((segment) => checkEnvelopeSegment(segment, interchange.delimiters.component));
}

/** One segment of the envelope. */
export function checkEnvelopeSegment(segment: Segment, separator: string): Issue[] {
  if (segment.id === 'ISA') return checkHeader(segment);
  const context = { guideId: ENVELOPE_GUIDE.id, separator, at: placeOf(segment) };
  return checkSegment(segment, findSpec(segment.id), context);
}

function checkHeader(header: Segment): Issue[] {
  const context = { guideId: ENVELOPE_GUIDE.id, separator: '', at: placeOf(header) };
  return checkSegment(header, findSpec('ISA'), context)
    .filter(({ code }) => code !== 'guide.element-too-short' && code !== 'guide.element-too-long')
    .map((found) => ({ ...found, syntaxErrorCode: ISA_CODES[(found.at.element ?? 1) - 1] ?? '024' }));
}

function findSpec(id: string): SegmentSpec {
  const inLoop = (items: readonly GuideItem[]): SegmentSpec[] =>
    items.flatMap((item) => (item.kind === 'loop' ? inLoop(item.items) : item.id === id ? [item] : []));
  return inLoop(ENVELOPE_GUIDE.root.items)[0]!;
}
