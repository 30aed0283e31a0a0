import { type Issue, type IssueCode, issue, type Place } from '../../schemas/issue.js';
import type { Segment } from '../x12/segment.js';
import type { LoopNode } from './loop-node.js';

/** An HL of a set, the loop that it opens and the loop around it. */
export interface HierarchyEntry {
  readonly segment: Segment;
  readonly at: Place;
  readonly loop: LoopNode;
  readonly parent: LoopNode;
}

/**
 * The numbers of the HL segments of a set: HL01 counts from 1 by one, HL02 is the HL01 of the loop around it, HL04 says whether
 * others stand below. IK403 code I12.
 */
export function checkHierarchy(entries: readonly HierarchyEntry[]): Issue[] {
  return entries.flatMap(({ segment, at, loop, parent }, index) => {
    const issues: Issue[] = [];
    const wanted = numberAfter(entries[index - 1]?.segment, index + 1);
    if (segment.element(1) !== '' && segment.element(1) !== String(wanted)) {
      issues.push(fault('guide.hierarchy-number', { ...at, element: 1 }, { wanted }));
    }
    const above = parent.segment('HL')?.element(1);
    if (above !== undefined && segment.element(2) !== '' && segment.element(2) !== above) {
      issues.push(fault('guide.hierarchy-parent', { ...at, element: 2 }));
    }
    const hasChildren = loop.loops.some((child) => child.segments[0]?.id === 'HL');
    if (/^[01]$/.test(segment.element(4)) && (segment.element(4) === '1') !== hasChildren) {
      issues.push(fault('guide.hierarchy-children', { ...at, element: 4 }));
    }
    return issues;
  });
}

/** One more than the HL before, so that one wrong number is one issue. */
function numberAfter(before: Segment | undefined, otherwise: number): number {
  const number = before?.element(1) ?? '0';
  return /^\d{1,9}$/.test(number) ? Number(number) + 1 : otherwise;
}

function fault(code: IssueCode, at: Place, context: Issue['context'] = {}): Issue {
  return { ...issue(code, at, context), syntaxErrorCode: 'I12' };
}
