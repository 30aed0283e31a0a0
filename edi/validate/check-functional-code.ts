import { type Issue, issue } from '../../schemas/issue.js';
import type { Guide } from '../guides/guide.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';

/** IK502: the set identifier is none of this group. */
const OTHER_GROUP = '6';

/**
 * Whether a set stands in a group of its kind: GS01 names the sets that may follow it. Which codes there are is not asked of
 * the envelope, as groups of sets without a guide here are as right as any. Nothing where the group is not known.
 */
export function checkFunctionalCode(
  guide: Guide,
  functionalCode: string | undefined,
  header: Segment | undefined,
): Issue[] {
  if (functionalCode === undefined || functionalCode === guide.functionalCode || !header) return [];
  const context = { set: guide.identifier, wanted: guide.functionalCode };
  return [{ ...issue('guide.other-group', placeOf(header, 1), context), syntaxErrorCode: OTHER_GROUP }];
}
