import { findGuide } from '../guides/find-guide.js';
import type { Guide } from '../guides/guide.js';
import type { LoopNode } from '../validate/loop-node.js';
import { validateSet } from '../validate/validate-set.js';
import { elementsOf } from '../x12/changed-segment.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import type { Delimiters, Segment } from '../x12/segment.js';

/** One occurrence of a loop of a guide, with its segments as texts: `HL*1**20*1`, whatever the delimiters of the file. */
export interface OutlinedLoop {
  /** Empty where no guide names it. */
  readonly loop: string;
  /** In the order of the file. */
  readonly content: readonly (string | OutlinedLoop)[];
}

export interface SetOutline {
  readonly root: OutlinedLoop;
  /** False: no guide is known, and the segments stand in the order of the file. */
  readonly hasGuide: boolean;
  /** Segments that have no place in the guide. */
  readonly unplaced: readonly string[];
}

/** A set by the loops of its guide, for sets that nothing reads into a noun. No segment is left out. */
export function outlineSet(set: TransactionSet, guides: readonly Guide[] = []): SetOutline {
  const { segments, delimiters } = set;
  const guide = findGuide(set.identifier, set.version, guides);
  const textsOf = (of: readonly Segment[]) => of.map((segment) => textOf(segment, delimiters));
  if (!guide) return { root: { loop: '', content: textsOf(segments) }, hasGuide: false, unplaced: [] };
  const placed = new Set<number>();
  const outline = (node: LoopNode): OutlinedLoop => {
    for (const { byteOffset } of node.segments) placed.add(byteOffset);
    const own = node.segments.map((each) => ({ at: each.byteOffset, item: textOf(each, delimiters) }));
    const below = node.loops.map((each) => ({ at: startOf(each), item: outline(each) }));
    const content = [...own, ...below].sort((one, other) => one.at - other.at);
    return { loop: node.id, content: content.map(({ item }) => item) };
  };
  const root = outline(validateSet(set, guide).tree);
  const unplaced = textsOf(segments.filter(({ byteOffset }) => !placed.has(byteOffset)));
  return { root, hasGuide: true, unplaced };
}

function startOf({ segments, loops }: LoopNode): number {
  return segments[0]?.byteOffset ?? (loops[0] ? startOf(loops[0]) : 0);
}

function textOf(segment: Segment, { component, repetition }: Delimiters): string {
  const elements = elementsOf(segment).map((text) => {
    const parts = component === '' ? text : text.replaceAll(component, ':');
    return repetition === '' ? parts : parts.replaceAll(repetition, '^');
  });
  return [segment.id, ...elements].join('*');
}
