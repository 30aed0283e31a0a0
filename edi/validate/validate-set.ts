import { type Issue, type IssueCode, type IssueContext, issue, type Place } from '../../schemas/issue.js';
import type { Guide, LoopSpec, SegmentSpec } from '../guides/guide.js';
import type { TransactionSet } from '../x12/parse-x12.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import { checkHierarchy, type HierarchyEntry } from './check-hierarchy.js';
import { checkSegment } from './check-segment.js';
import { type FoundPlace, findPlace } from './find-place.js';
import { findOpener, LoopFrame, type MissedItem } from './loop-frame.js';
import type { LoopNode } from './loop-node.js';

export interface ValidatedSet {
  /** The loop ST with everything below it. */
  readonly tree: LoopNode;
  /** In the order of the segments; with the codes of IK304 and IK403. */
  readonly issues: readonly Issue[];
}

/** Segments out of order open loops beside the open ones, up to this depth. */
const DEEPEST = 24;
const IDENTIFIER = /^[A-Z][A-Z0-9]{1,2}$/;

/**
 * Walks the segments of a set along a guide into a tree of loops. Each fault gives one issue at its place and the walk
 * goes on at the next segment that fits; what stands in a loop with an unknown qualifier is not judged. Linear in the number of segments. The issues of the envelope, as a wrong
 * SE01, are in the set itself.
 */
export function validateSet(set: TransactionSet, guide: Guide): ValidatedSet {
  const walk = new Walk(set, guide);
  set.segments.forEach((segment, index) => {
    walk.add(segment, index + 1);
  });
  return walk.end();
}

class Walk {
  readonly #set: TransactionSet;
  readonly #guide: Guide;
  readonly #root: LoopFrame;
  readonly #frames: LoopFrame[];
  readonly #issues: Issue[] = [];
  readonly #hierarchy: HierarchyEntry[] = [];

  constructor(set: TransactionSet, guide: Guide) {
    this.#set = set;
    this.#guide = guide;
    this.#root = new LoopFrame(guide.root);
    this.#frames = [this.#root];
  }

  add(segment: Segment, position: number): void {
    if (!IDENTIFIER.test(segment.id)) return;
    if (position === 1) {
      this.#root.node.segments.push(segment);
      this.#check(segment, position, this.#guide.root.trigger, this.#root);
      return;
    }
    const place = findPlace(segment, this.#frames);
    const innermost = this.#frames.at(-1)!;
    if (innermost.node.id === '' && place?.fit !== 'right') innermost.node.segments.push(segment);
    else if (!place) this.#noteOutside(segment, position);
    else if (place.item.kind === 'loop') this.#openLoop(segment, position, place, place.item);
    else this.#addSegment(segment, position, place, place.item);
  }

  end(): ValidatedSet {
    const { segments } = this.#set;
    this.#close(0, segments.at(-1)!, segments.length);
    const issues = [...this.#issues, ...checkHierarchy(this.#hierarchy)].sort(
      (one, other) => (one.at.segmentPosition ?? 0) - (other.at.segmentPosition ?? 0),
    );
    return { tree: this.#root.node, issues };
  }

  #addSegment(segment: Segment, position: number, place: FoundPlace, spec: SegmentSpec): void {
    const frame = this.#frames[place.depth]!;
    if (place.fit === 'right') {
      this.#close(place.depth + 1, segment, position);
      frame.pass(spec.rank, segment, position);
    }
    frame.count(spec);
    frame.node.segments.push(segment);
    this.#noteFit(segment, position, place, frame);
    this.#check(segment, position, spec, frame, place.fit === 'unknown qualifier');
  }

  #openLoop(segment: Segment, position: number, place: FoundPlace, spec: LoopSpec): void {
    const owner = this.#frames[place.depth]!;
    const isBeside = place.fit === 'wrong order' && this.#frames.length < DEEPEST;
    if (!isBeside) this.#close(place.depth + 1, segment, position);
    if (place.fit === 'right') owner.pass(spec.rank, segment, position);
    owner.count(spec);
    const frame = new LoopFrame(spec, place.fit !== 'unknown qualifier');
    owner.node.loops.push(frame.node);
    frame.node.segments.push(segment);
    this.#frames.push(frame);
    if (segment.id === 'HL') {
      const at = this.#at(segment, position, frame);
      this.#hierarchy.push({ segment, at, loop: frame.node, parent: owner.node });
    }
    this.#noteFit(segment, position, place, frame);
    this.#check(segment, position, spec.trigger, frame, place.fit === 'unknown qualifier');
  }

  /** Ends the open loops from this depth on. */
  #close(depth: number, segment: Segment, position: number): void {
    while (this.#frames.length > depth) {
      const frame = this.#frames.pop()!;
      for (const missed of frame.close(segment, position)) this.#noteMissing(missed, frame);
    }
  }

  #check(segment: Segment, position: number, spec: SegmentSpec, frame: LoopFrame, isOdd = false): void {
    const at = this.#at(segment, position, frame);
    const context = { guideId: this.#guide.id, separator: this.#set.delimiters.component, at };
    const qualifying = isOdd ? spec.qualifiers.map(({ element }) => element) : [];
    for (const found of checkSegment(segment, spec, context)) {
      if (found.at.element === undefined || !qualifying.includes(found.at.element)) this.#issues.push(found);
    }
  }

  #noteFit(segment: Segment, position: number, { fit, item }: FoundPlace, frame: LoopFrame): void {
    const at = this.#at(segment, position, frame);
    const isLoop = item.kind === 'loop';
    if (item.usage === 'N') this.#note('guide.segment-not-used', 'I4', at, { segment: segment.id });
    else if (fit === 'wrong order') this.#note('guide.wrong-order', '7', at, { segment: segment.id });
    else if (fit === 'too many' && isLoop) {
      this.#note('guide.too-many-loops', '4', at, { loop: item.id, limit: item.repeat });
    } else if (fit === 'too many') {
      this.#note('guide.too-many-segments', '5', at, { segment: segment.id, limit: item.repeat });
    } else if (fit === 'unknown qualifier') this.#noteQualifier(segment, at, findOpener(item));
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

  #noteOutside(segment: Segment, position: number): void {
    const at = this.#at(segment, position, this.#frames.at(-1)!);
    const context = { segment: segment.id, guide: this.#guide.id };
    if (this.#guide.segmentIds.has(segment.id)) this.#note('guide.unexpected-segment', '2', at, context);
    else this.#note('guide.unknown-segment', '6', at, context);
  }

  /** The envelope reader has already told of a missing SE. */
  #noteMissing({ item, seenAt, segmentPosition }: MissedItem, frame: LoopFrame): void {
    const { id: segment } = findOpener(item);
    if (segment === 'SE') return;
    const isLoop = item.kind === 'loop';
    const { byteOffset, line } = seenAt;
    const at = { loop: isLoop ? item.id : frame.node.id, segment, segmentPosition, byteOffset, line };
    if (isLoop) this.#note('guide.missing-loop', '3', at, { loop: item.id, segment });
    else this.#note('guide.missing-segment', '3', at, { segment });
  }

  #at(segment: Segment, segmentPosition: number, frame: LoopFrame): Place {
    return { loop: frame.node.id || frame.spec.id, ...placeOf(segment), segmentPosition };
  }

  #note(code: IssueCode, syntaxErrorCode: string, at: Place, context: IssueContext): void {
    this.#issues.push({ ...issue(code, at, context), syntaxErrorCode });
  }
}
