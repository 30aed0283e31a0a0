import type { Issue } from '../../schemas/issue.js';
import { type SnipType, snipTypeOf } from '../../schemas/snip-types.js';
import { IssueList } from '../x12/issue-list.js';
import { DEFAULT_LIMITS } from '../x12/limits.js';
import type { ValidateOptions } from './validate-options.js';

/** The types that are tested when none are named: what the envelope and the guide of a file say. */
export const DEFAULT_SNIP_TYPES: readonly SnipType[] = [1, 2];

/**
 * The issues of the types that are wanted. That no guide is known for a set is always told: nothing was tested then, which is not
 * the same as nothing found.
 */
export function selectIssues(
  issues: readonly Issue[],
  snipTypes: readonly SnipType[] = DEFAULT_SNIP_TYPES,
): Issue[] {
  return issues.filter((found) => isSelected(found, snipTypes));
}

function isSelected(found: Issue, snipTypes: readonly SnipType[]): boolean {
  const type = snipTypeOf(found);
  return type === undefined || snipTypes.includes(type) || found.code === 'guide.unknown-set';
}

/** A list for issues of the types that are wanted. */
export function selectedList({ snipTypes = DEFAULT_SNIP_TYPES, issueLimit }: ValidateOptions): IssueList {
  const limit = issueLimit ?? DEFAULT_LIMITS.issues;
  return new IssueList(limit, 'edi.more-issues', (found) => isSelected(found, snipTypes));
}
