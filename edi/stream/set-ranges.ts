import type { ResumePoint } from '../x12/resume-point.js';
import type { FoundSet } from './set-finder.js';

/** A part of a file that can be read on its own: whole sets, and what stands between them. */
export interface SetRange {
  /** Absent for the part with which the file begins. */
  readonly resumeAt?: ResumePoint;
  readonly from: number;
  /** The byte after the ST of the set that follows: with it in sight a set without an SE ends as it would. */
  readonly to: number;
  /** False: other parts follow, so that `end` is not to be called after this one. */
  readonly isLast: boolean;
}

/**
 * Cuts a file at the sets that were found into ranges of at least so many bytes. What is told of them, one after the
 * other, is what is told of the whole file.
 */
export function setRanges(sets: readonly FoundSet[], fileLength: number, byteLength: number): SetRange[] {
  const cuts: FoundSet[] = [];
  for (const set of sets.slice(1)) {
    const start = cuts.at(-1)?.point.byteOffset ?? 0;
    if (set.point.byteOffset - start >= byteLength) cuts.push(set);
  }
  return [undefined, ...cuts].map((set, index) => {
    const next = cuts[index];
    return {
      ...(set && { resumeAt: set.point }),
      from: set?.point.byteOffset ?? 0,
      to: next?.headerEnd ?? fileLength,
      isLast: next === undefined,
    };
  });
}
