import { type Issue, type IssueCode, issue, type Place } from '../../schemas/issue.js';
import type { Guide } from '../guides/guide.js';
import type { IssueList } from '../x12/issue-list.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import type { LoopFrame, SeenAt } from './loop-frame.js';
import { selectedList } from './select-issues.js';
import type { ValidateOptions } from './validate-options.js';

/**
 * The numbers of the HL segments of a set: HL01 counts from 1 by one, HL02 is the HL01 of the loop around it, HL04 says whether
 * others stand below. IK403 code I12.
 */
export class HierarchyCheck {
  readonly issues: IssueList;
  /** A promise of levels that do not come costs a claim its patient; an answer that promises too much says no less. */
  readonly #isClaim: boolean;
  #count = 0;
  #before = '';

  constructor({ identifier }: Pick<Guide, 'identifier'>, options: ValidateOptions) {
    this.#isClaim = identifier === '837';
    this.issues = selectedList(options);
  }

  /** An HL opens the loop of `frame` within that of `owner`. */
  enter(segment: Segment, segmentPosition: number, frame: LoopFrame, owner: LoopFrame): void {
    this.#count += 1;
    this.#take(segment, segmentPosition, frame, owner, String(this.#wanted()));
  }

  /** The HL of a loop that was implied comes right after what implied it. */
  arrive(segment: Segment, segmentPosition: number, frame: LoopFrame, owner: LoopFrame): void {
    this.#take(segment, segmentPosition, frame, owner, this.#before);
  }

  #take(segment: Segment, segmentPosition: number, frame: LoopFrame, owner: LoopFrame, wanted: string): void {
    const at = (element: number): Place => ({
      loop: frame.plan.spec.id,
      ...placeOf(segment),
      segmentPosition,
      element,
    });
    const number = segment.element(1);
    if (number !== '' && number !== wanted) {
      this.issues.push(fault('guide.hierarchy-number', at(1), { wanted: Number(wanted) }));
    }
    const above = owner.hierarchy?.number;
    const stated = segment.element(2);
    if (above !== undefined && stated !== '' && stated !== above) {
      this.issues.push(fault('guide.hierarchy-parent', at(2)));
    }
    this.#before = number;
    if (owner.hierarchy) owner.hierarchy.hasChild = true;
    const children = segment.element(4);
    const { byteOffset, line } = segment;
    frame.hierarchy = { number, children, segmentPosition, byteOffset, line, hasChild: false };
  }

  /** The HL of a loop is missing: it would have had the next number. */
  imply({ byteOffset, line }: SeenAt, segmentPosition: number, frame: LoopFrame, owner: LoopFrame): void {
    this.#count += 1;
    this.#before = String(this.#wanted());
    if (owner.hierarchy) owner.hierarchy.hasChild = true;
    const number = this.#before;
    frame.hierarchy = { number, children: '', segmentPosition, byteOffset, line, hasChild: false };
  }

  /** The loop of an HL ends: now it is known whether others stand below. */
  leave({ hierarchy, plan }: LoopFrame): void {
    if (!hierarchy || !/^[01]$/.test(hierarchy.children)) return;
    if ((hierarchy.children === '1') === hierarchy.hasChild) return;
    const { segmentPosition, byteOffset, line } = hierarchy;
    const at = { loop: plan.spec.id, segment: 'HL', byteOffset, line, segmentPosition, element: 4 };
    const found = fault('guide.hierarchy-children', at);
    this.issues.push(this.#isClaim || hierarchy.hasChild ? found : { ...found, severity: 'warning' });
  }

  /** One more than the HL before, so that one wrong number is one issue. */
  #wanted(): number {
    if (this.#count === 1) return 1;
    return /^\d{1,9}$/.test(this.#before) ? Number(this.#before) + 1 : this.#count;
  }
}

function fault(code: IssueCode, at: Place, context: Issue['context'] = {}): Issue {
  return { ...issue(code, at, context), syntaxErrorCode: 'I12' };
}
