import type { Issue } from '../../schemas/issue.js';
import type { Guide } from '../guides/guide.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import type { LoopNode } from './loop-node.js';
import { SetValidator } from './set-validator.js';
import { TreeBuilder } from './tree-builder.js';
import type { ValidateOptions } from './validate-options.js';

export interface ValidatedSet {
  /** The loop ST with everything below it. */
  readonly tree: LoopNode;
  /** In the order of the segments; with the codes of IK304 and IK403. */
  readonly issues: readonly Issue[];
  /** How many codes of which external sets nobody could judge (type 5). */
  readonly unchecked: ReadonlyMap<string, number>;
}

/** Walks the segments of a set along a guide into a tree of loops. The issues of the envelope are in the set itself. */
export function validateSet(set: TransactionSet, guide: Guide, options: ValidateOptions = {}): ValidatedSet {
  const builder = new TreeBuilder(guide.root);
  const { delimiters, segments } = set;
  const validator = new SetValidator(guide, { ...options, delimiters, listeners: [builder] });
  segments.forEach((segment, index) => {
    validator.add(segment, index + 1);
  });
  return { tree: builder.tree, issues: validator.end(), unchecked: validator.unchecked };
}
