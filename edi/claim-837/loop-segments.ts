import { splitBefore } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import type { ClaimReading } from './claim-reading.js';

/**
 * The segments of one loop, of which each is taken once. What nobody takes is warned about, so a reader that takes
 * what it has fields for cannot lose a segment in silence.
 */
export class LoopSegments {
  readonly reading: ClaimReading;
  /** In their order; undefined in place of one that has been taken. */
  readonly #left: (Segment | undefined)[];

  constructor(reading: ClaimReading, segments: readonly Segment[]) {
    this.reading = reading;
    this.#left = [...segments];
  }

  /** The first one left with this identifier and, if any are named, one of these qualifiers in its first element. */
  take(id: string, ...qualifiers: readonly string[]): Segment | undefined {
    return this.#takeAt(this.#indexOf(id, qualifiers, 0));
  }

  /** All that are left of this identifier, in their order. */
  takeAll(id: string, ...qualifiers: readonly string[]): Segment[] {
    const found: Segment[] = [];
    let index = this.#indexOf(id, qualifiers, 0);
    for (; index >= 0; index = this.#indexOf(id, qualifiers, index + 1)) found.push(this.#takeAt(index)!);
    return found;
  }

  /** Without taking it. */
  find(id: string, ...qualifiers: readonly string[]): Segment | undefined {
    return this.#left[this.#indexOf(id, qualifiers, 0)];
  }

  #indexOf(id: string, qualifiers: readonly string[], from: number): number {
    for (let index = from; index < this.#left.length; index += 1) {
      const segment = this.#left[index];
      if (segment?.id !== id) continue;
      if (qualifiers.length === 0 || qualifiers.includes(segment.component(1, 1))) return index;
    }
    return -1;
  }

  #takeAt(index: number): Segment | undefined {
    const found = this.#left[index];
    if (!found) return undefined;
    this.#left[index] = undefined;
    this.reading.markRead(found);
    return found;
  }
}

/** The loops that begin with a segment of this identifier; what stands before the first is the first part. */
export function splitLoops(
  reading: ClaimReading,
  segments: readonly Segment[],
  id: string,
): [LoopSegments, ...LoopSegments[]] {
  const parts = splitBefore(segments, id).map((part) => new LoopSegments(reading, part));
  return parts as [LoopSegments, ...LoopSegments[]];
}

/** Takes a name loop of one of these entity codes out of its siblings. */
export function findParty(
  parties: readonly LoopSegments[],
  ...entityCodes: readonly string[]
): LoopSegments | undefined {
  return parties.find((party) => party.find('NM1', ...entityCodes));
}
