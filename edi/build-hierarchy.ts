import type { OtherSegment } from '../schemas/remittance-advice.js';
import { buildOther } from './remittance-835/build-common.js';
import type { SegmentData } from './x12/segment.js';

/** A level that is to be written. */
export interface BuiltLevel {
  /** HL03. */
  readonly code: string;
  /** What follows the HL. */
  readonly segments: readonly SegmentData[];
  /** Absent for a level that never has any and so leaves HL04 out. */
  readonly children?: readonly BuiltLevel[];
}

/** The HL segments with what stands under them; HL01 counts from 1 through the set. */
export function buildHierarchy(levels: readonly BuiltLevel[]): SegmentData[] {
  const segments: SegmentData[] = [];
  let last = 0;
  const add = (level: BuiltLevel, parent: string): void => {
    last += 1;
    const number = String(last);
    const { children } = level;
    const childCode = children === undefined ? '' : children.length > 0 ? '1' : '0';
    segments.push(['HL', number, parent, level.code, childCode], ...level.segments);
    for (const child of children ?? []) add(child, number);
  };
  for (const level of levels) add(level, '');
  return segments;
}

/** What was kept as sent. */
export function buildOthers(segments: readonly OtherSegment[] = []): SegmentData[] {
  return segments.map(buildOther);
}
