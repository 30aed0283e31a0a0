import { type SegmentReading, splitBefore } from './segment-reading.js';
import type { TransactionSet } from './x12/parse-x12.js';
import type { Segment } from './x12/segment.js';

/** One HL with the segments after it and the levels below it. */
export interface HierarchyLevel {
  /** HL03. */
  readonly code: string;
  /** None in a level that was missing. */
  readonly segments: readonly Segment[];
  readonly children: readonly HierarchyLevel[];
}

export interface Hierarchy {
  /** What stands between ST and the first HL. */
  readonly head: readonly Segment[];
  readonly levels: readonly HierarchyLevel[];
  /** Levels whose HL03 is none of those wanted, with their HL. */
  readonly strays: readonly Segment[];
}

interface OpenLevel extends HierarchyLevel {
  readonly children: OpenLevel[];
}

/**
 * The levels of a set by HL03, in the order in which they stand; `codes` are those wanted, the outermost first. Where a
 * level stands under none that it could belong to, an empty one is put above it, with a warning.
 */
export function readHierarchy(
  reading: SegmentReading,
  set: TransactionSet,
  codes: readonly string[],
): Hierarchy {
  const body = set.segments.filter(({ id }) => id !== 'ST' && id !== 'SE');
  const [head = [], ...parts] = splitBefore(body, 'HL');
  const levels: OpenLevel[] = [];
  const open: OpenLevel[] = [];
  const strays: Segment[] = [];
  for (const part of parts) {
    const [first, ...segments] = part as [Segment, ...Segment[]];
    const depth = codes.indexOf(first.element(3));
    if (depth < 0) {
      strays.push(...part);
      continue;
    }
    for (let above = 0; above < depth; above += 1) {
      if (open[above]) continue;
      reading.note('edi.missing-level', '', first, 3, { wanted: codes[above]! }, 'warning');
      addLevel({ code: codes[above]!, segments: [], children: [] }, above);
    }
    open.length = depth;
    addLevel({ code: codes[depth]!, segments, children: [] }, depth);
  }
  return { head, levels, strays };

  function addLevel(level: OpenLevel, depth: number): void {
    (depth === 0 ? levels : open[depth - 1]!.children).push(level);
    open[depth] = level;
  }
}
