import type { Segment } from '../x12/segment.js';
import type { RuleLoop, SituationalRule } from './situational-rule.js';

/** A level with nothing below it, that has to say something itself. */
export interface EmptyLevel {
  readonly id: string;
  readonly source: string;
  /** The loop of the level, and the loop of the level below it. */
  readonly level: string;
  readonly below?: string;
  /** What is wanted, and where. */
  readonly segment: string;
  readonly within: string;
  readonly isTold: (level: RuleLoop) => boolean;
  /** What `isTold` looks at, as in a rule. */
  readonly reads?: readonly string[];
  readonly reason: string;
}

/** The rule that a level is not empty: the HL without one below it wants a segment. */
export function emptyLevel({
  id,
  source,
  level,
  below,
  segment,
  within,
  isTold,
  reads,
  reason,
}: EmptyLevel): SituationalRule {
  return {
    id,
    source,
    loops: [level],
    ...(reads && { reads: ['HL', ...reads] }),
    segment,
    within,
    demand: 'present',
    when: (loop): Segment | undefined => {
      const isLast = below === undefined || !loop.hadLoop(below);
      return isLast && !loop.isIncomplete && !isTold(loop) ? loop.segment('HL') : undefined;
    },
    trigger: { element: 3 },
    reason,
  };
}
