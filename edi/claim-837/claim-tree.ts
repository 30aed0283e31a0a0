import type { Claim } from '../../schemas/claim.js';
import type { Segment } from '../x12/segment.js';
import type { ClaimFormat } from './claim-forms.js';
import type { ClaimLevels } from './claim-levels.js';
import type { ClaimReading } from './claim-reading.js';
import { type LoopSegments, splitLoops } from './loop-segments.js';
import { readBillingLevel, readPatientLevel, readSubscriberLevel } from './read-levels.js';

/** What one HL and those above it say so far. */
export type Levels = Partial<ClaimLevels>;

/** The levels of a set, one after another; each says what those above it say too. */
export class ClaimTree {
  /** By HL01, so that a level finds the one that it names as its parent. */
  readonly #levels = new Map<string, Levels>();
  #last: Levels = {};

  /** Reads an HL with its segments up to its first claim. */
  readLevel(reading: ClaimReading, segments: readonly Segment[]): Levels {
    const [head, ...parties] = splitLoops(reading, segments, 'NM1');
    const hierarchy = head.take('HL')!;
    const above = this.#levels.get(hierarchy.element(2)) ?? this.#last;
    const level = readParties(hierarchy.element(3), head, parties, above);
    this.add(hierarchy, level);
    return level;
  }

  /** Puts a level in its place that has been read. */
  add(hierarchy: Segment, level: Levels): void {
    this.#levels.set(hierarchy.element(1), level);
    this.#last = level;
  }
}

/** A claim below a level; undefined, with an error that says enough, when it cannot be read. */
export function readClaimBelow(
  level: Levels,
  reading: ClaimReading,
  format: ClaimFormat,
  segments: readonly Segment[],
): Claim | undefined {
  if (!isComplete(level)) reading.note('edi.missing-hierarchy', '2300', segments[0]!);
  const claim = isComplete(level) ? format.read(reading, segments, level) : undefined;
  // What else a claim holds that has been lost is no news.
  if (!claim) reading.markRead(...segments);
  return claim;
}

function readParties(
  code: string,
  head: LoopSegments,
  parties: readonly LoopSegments[],
  above: Levels,
): Levels {
  if (code === '20') return readBillingLevel(head, parties) ?? above;
  if (code === '22') return readSubscriberLevel(head, parties, above) ?? above;
  return (code === '23' && readPatientLevel(head, parties, above)) || above;
}

function isComplete(level: Levels): level is ClaimLevels {
  return level.billingProvider !== undefined && level.subscriber !== undefined && level.patient !== undefined;
}
