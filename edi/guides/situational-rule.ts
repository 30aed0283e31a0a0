import type { Segment } from '../x12/segment.js';

/** What a situational rule sees of a loop that has ended, and of the loops around it. */
export interface RuleLoop {
  readonly id: string;
  /** The segment that opens the loop. */
  readonly opener: Segment;
  /** The first segment with this identifier and, when given, this value in its first element. */
  segment(id: string, qualifier?: string): Segment | undefined;
  all(id: string, ...qualifiers: readonly string[]): readonly Segment[];
  child(id: string): RuleLoop | undefined;
  children(id?: string): readonly RuleLoop[];
  /** True when a loop with this id stood directly in this one, even if it was let go. */
  hadLoop(id: string): boolean;
  /** Something stood in it that has no right place there, so that what seems to be missing may not be. */
  readonly isIncomplete: boolean;
  /** The innermost loop with this id around this one. */
  above(id: string): RuleLoop | undefined;
}

/** The element on which a rule turns; the segment is the one that breaks the rule, when none is given. */
export interface RuleTrigger {
  readonly segment?: (loop: RuleLoop) => Segment | undefined;
  readonly element?: number;
  readonly component?: number;
}

/**
 * What a guide demands of one place because of what stands in another, where a program can tell. Whether it is a segment or an
 * element that is missing, too much or wrong tells the 999 code.
 */
export interface SituationalRule {
  /** Stable name: `claim.replaced-claim-number`. */
  readonly id: string;
  /** Whose usage note in the guide says so: loop and segment or element, or a section. */
  readonly source: string;
  /** The loops at whose end it is looked at. */
  readonly loops: readonly string[];
  /**
   * The segments that it looks at, besides those that open the loops at whose end it is looked at: `DTP*435` for one qualifier,
   * `2310A/NM1` in another loop. Others are not held for it. Anything when left out, which costs time and memory.
   */
  readonly reads?: readonly string[];
  /** What is missing, not allowed or wrong. */
  readonly segment: string;
  readonly element?: number;
  readonly component?: number;
  /** The loop in which a missing segment would stand, where it is another than the one looked at. */
  readonly within?: string;
  readonly demand: 'present' | 'absent' | 'value';
  /** `warning` where the guide leaves room or official examples do not keep to it; `error` when left out. */
  readonly severity?: 'warning';
  /** Where the rule is broken: the segment that is wrong or that wants another. None where it is kept. */
  readonly when: (loop: RuleLoop) => Segment | undefined;
  /** What demands it: an element of the segment that `when` gives, or of another one. */
  readonly trigger?: RuleTrigger;
  /** The end of a sentence, in our words. */
  readonly reason: string;
}
