import { splitBefore } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import type { ClaimReading } from './claim-reading.js';
import { LoopSegments, splitLoops } from './loop-segments.js';

/** Loop 2300 split into the loops that all forms have. */
export interface ClaimParts {
  /** CLM to HCP. */
  readonly head: LoopSegments;
  /** Loops 2310. */
  readonly parties: readonly LoopSegments[];
  /** Loops 2320, each with its loops 2330. */
  readonly coverages: readonly { readonly head: LoopSegments; readonly parties: readonly LoopSegments[] }[];
  /** Loops 2400. */
  readonly lines: readonly LineParts[];
}

export interface LineParts {
  /** LX to HCP. */
  readonly head: LoopSegments;
  /** Loop 2410. */
  readonly drug: LoopSegments | undefined;
  /** Loops 2420. */
  readonly parties: readonly LoopSegments[];
  /** Loops 2430. */
  readonly adjudications: readonly LoopSegments[];
  /** Loops 2440. */
  readonly forms: readonly LoopSegments[];
}

export function splitClaim(reading: ClaimReading, segments: readonly Segment[]): ClaimParts {
  const [own, ...lines] = splitBefore(segments, 'LX') as [Segment[], ...Segment[][]];
  const [main, ...coverages] = splitBefore(own, 'SBR') as [Segment[], ...Segment[][]];
  const [head, ...parties] = splitLoops(reading, main, 'NM1');
  return {
    head,
    parties,
    coverages: coverages.map((each) => {
      const [first, ...others] = splitLoops(reading, each, 'NM1');
      return { head: first, parties: others };
    }),
    lines: lines.map((each) => splitLine(reading, each)),
  };
}

function splitLine(reading: ClaimReading, segments: readonly Segment[]): LineParts {
  const [head, ...loops] = splitBefore(segments, 'LIN', 'NM1', 'SVD', 'LQ') as [Segment[], ...Segment[][]];
  const loopsOf = (id: string) =>
    loops.filter(([first]) => first!.id === id).map((each) => new LoopSegments(reading, each));
  const [drug] = loopsOf('LIN');
  return {
    head: new LoopSegments(reading, head),
    drug,
    parties: loopsOf('NM1'),
    adjudications: loopsOf('SVD'),
    forms: loopsOf('LQ'),
  };
}
