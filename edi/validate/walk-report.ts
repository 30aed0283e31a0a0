import { type Issue, type IssueCode, type IssueContext, issue, type Place } from '../../schemas/issue.js';
import type { Guide, SegmentSpec } from '../guides/guide.js';
import type { IssueList } from '../x12/issue-list.js';
import { placeOf } from '../x12/place-of.js';
import type { Delimiters, Segment } from '../x12/segment.js';
import { checkSegment } from './check-segment.js';
import type { FoundPlace } from './find-place.js';
import { buildSeparators, isRightSegment } from './is-right-segment.js';
import type { Separators } from './is-right-value.js';
import { findOpener, type LoopFrame, type MissedItem, type SeenAt } from './loop-frame.js';
import type { SegmentCheck } from './segment-check.js';
import { selectedList } from './select-issues.js';
import type { ValidateOptions } from './validate-options.js';

/** What a walk finds wrong, each fault in words and at its place. What is right costs no object. */
export class WalkReport {
  readonly issues: IssueList;
  readonly #guide: Guide;
  readonly #component: string;
  readonly #separators: Separators | undefined;
  /** False when neither of the types 1 and 2 is asked for. */
  readonly #looksInside: boolean;

  constructor(guide: Guide, options: ValidateOptions & { readonly delimiters: Delimiters }) {
    this.issues = selectedList(options);
    this.#guide = guide;
    this.#component = options.delimiters.component;
    this.#separators = buildSeparators(options.delimiters);
    this.#looksInside = options.snipTypes?.some((type) => type <= 2) ?? true;
  }

  /** The elements of a segment. Those that qualify an odd one are left out: its qualifier has its own issue. */
  check(segment: Segment, position: number, check: SegmentCheck, frame: LoopFrame, isOdd = false): void {
    if (!this.#looksInside) return;
    if (this.#separators && isRightSegment(segment, check, this.#separators)) return;
    const { spec } = check;
    const at = placeIn(frame, segment, position);
    const context = { guideId: this.#guide.id, separator: this.#component, at };
    const qualifying = isOdd ? spec.qualifiers.map(({ element }) => element) : [];
    for (const found of checkSegment(segment, spec, context)) {
      if (found.at.element === undefined || !qualifying.includes(found.at.element)) this.issues.push(found);
    }
  }

  noteFit(segment: Segment, position: number, { fit, plan }: FoundPlace, frame: LoopFrame): void {
    const { item } = plan;
    if (fit === 'right' && item.usage !== 'N') return;
    const at = placeIn(frame, segment, position);
    if (item.usage === 'N') this.#note('guide.segment-not-used', 'I4', at, { segment: segment.id });
    else if (fit === 'wrong order') this.#note('guide.wrong-order', '7', at, { segment: segment.id });
    else if (fit === 'too many' && item.kind === 'loop') {
      this.#note('guide.too-many-loops', '4', at, { loop: item.id, limit: item.repeat });
    } else if (fit === 'too many') {
      this.#note('guide.too-many-segments', '5', at, { segment: segment.id, limit: item.repeat });
    } else this.#noteQualifier(segment, at, plan.check.spec);
  }

  noteOutside(segment: Segment, position: number, innermost: LoopFrame): void {
    const at = placeIn(innermost, segment, position);
    const context = { segment: segment.id, guide: this.#guide.id };
    if (this.#guide.segmentIds.has(segment.id)) this.#note('guide.unexpected-segment', '2', at, context);
    else this.#note('guide.unknown-segment', '6', at, context);
  }

  noteOrder(segment: Segment, position: number, frame: LoopFrame): void {
    this.#note('guide.wrong-order', '7', placeIn(frame, segment, position), { segment: segment.id });
  }

  /** Takes back what was told since there were so many issues; what was seen to be missing stays. */
  retract(count: number): void {
    this.issues.removeSince(
      count,
      ({ code }) => code === 'guide.missing-segment' || code === 'guide.missing-loop',
    );
  }

  /** Takes back that the segment at this position, the last one that was looked at, is out of order. */
  retractOrder(position: number): void {
    const last = this.issues.findLast(({ code }) => code === 'guide.wrong-order');
    if (last?.at.segmentPosition === position) this.issues.remove(last);
  }

  /** Takes back that something is missing: it has come all the same. */
  retractMissing(found: Issue): void {
    this.issues.remove(found);
  }

  /** The envelope reader has already told of a missing SE. */
  noteMissing({ item, segmentPosition, byteOffset, line }: MissedItem, frame: LoopFrame): void {
    const { id: segment } = findOpener(item);
    if (segment === 'SE') return;
    const isLoop = item.kind === 'loop';
    const loop = isLoop ? item.id : frame.plan.spec.id;
    const at = { loop, segment, segmentPosition, byteOffset, line };
    const found = isLoop
      ? this.#note('guide.missing-loop', '3', at, { loop: item.id, segment })
      : this.#note('guide.missing-segment', '3', at, { segment });
    frame.told ??= new Map();
    frame.told.set(item, found);
  }

  /** The first segment of a loop is missing; the segment is what stands in its place. */
  noteOpener({ byteOffset, line }: SeenAt, segmentPosition: number, frame: LoopFrame): void {
    const { plan } = frame;
    const { id: segment } = plan.trigger.spec;
    const at = { loop: plan.spec.id, segment, segmentPosition, byteOffset, line };
    frame.told ??= new Map();
    frame.told.set(plan.spec.items[0]!, this.#note('guide.missing-segment', '3', at, { segment }));
  }

  #noteQualifier(segment: Segment, at: Place, spec: SegmentSpec): void {
    const odd = spec.qualifiers.find(
      ({ element, component, codes }) => !codes.has(segment.component(element, component)),
    )!;
    const isComposite = spec.elements[odd.element - 1]?.components !== undefined;
    const place = { ...at, element: odd.element, ...(isComposite ? { component: odd.component } : {}) };
    if (segment.component(odd.element, odd.component) === '') {
      const element = segment.id + String(odd.element).padStart(2, '0');
      this.#note('guide.missing-element', '1', place, { element });
      return;
    }
    this.#note('guide.unknown-qualifier', '7', place, { segment: segment.id, guide: this.#guide.id });
  }

  #note(code: IssueCode, syntaxErrorCode: string, at: Place, context: IssueContext): Issue {
    const found = { ...issue(code, at, context), syntaxErrorCode };
    this.issues.push(found);
    return found;
  }
}

function placeIn(frame: LoopFrame, segment: Segment, segmentPosition: number): Place {
  return { loop: frame.plan.spec.id, ...placeOf(segment), segmentPosition };
}
