import type { SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';

/** Segments of which a claim holds at least the common part, by identifier, with the qualifiers that are read. */
const READ: Readonly<Record<string, readonly string[] | undefined>> = {
  BHT: undefined,
  HL: undefined,
  PRV: undefined,
  SBR: undefined,
  PAT: undefined,
  NM1: ['41', '40', '85', 'IL', 'PR', 'QC', 'DN', '82', '77', 'DQ'],
  N3: undefined,
  N4: undefined,
  DMG: undefined,
  PER: undefined,
  REF: ['EI', 'SY', 'G1', 'F8', '6R'],
  CLM: undefined,
  DTP: ['439', '472'],
  HI: undefined,
  OI: undefined,
  LX: undefined,
  SV1: undefined,
  LIN: undefined,
  CTP: undefined,
};

/** One warning for each kind of segment that no field of a claim holds, at its first place. */
export function noteUnread(reading: SegmentReading, segments: readonly Segment[]): void {
  const kinds = new Map<string, { first: Segment; count: number }>();
  for (const segment of segments) {
    const qualifiers = READ[segment.id];
    const isRead = segment.id in READ && (!qualifiers || qualifiers.includes(segment.element(1)));
    if (isRead) continue;
    const kind = segment.id in READ ? `${segment.id}*${segment.element(1)}` : segment.id;
    const found = kinds.get(kind);
    if (found) found.count += 1;
    else kinds.set(kind, { first: segment, count: 1 });
  }
  for (const [segment, { first, count }] of kinds) {
    reading.note('edi.segment-not-read', '', first, undefined, { segment, count }, 'warning');
  }
}
