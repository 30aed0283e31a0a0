import type { Guide } from '../guides/guide.js';
import type { Delimiters, Segment } from '../x12/segment.js';
import { buildListeners } from './build-listeners.js';
import { type FoundPlace, findImpliedLoop, findPlace } from './find-place.js';
import { HierarchyCheck } from './hierarchy-check.js';
import { LoopFrame, type SeenAt } from './loop-frame.js';
import { type GuidePlan, type ItemPlan, type LoopPlan, planGuide } from './loop-plan.js';
import type { SegmentCheck } from './segment-check.js';
import type { ValidateOptions } from './validate-options.js';
import type { PlacedSegment, WalkListener } from './walk-listener.js';
import { WalkReport } from './walk-report.js';

export interface SetValidatorOptions extends ValidateOptions {
  /** Of the interchange in which the set stands. */
  readonly delimiters: Delimiters;
  /** Told of every step of the walk. */
  readonly listeners?: readonly WalkListener[];
}

/** Segments out of order open loops beside the open ones, up to this depth. */
const DEEPEST = 24;
export const IDENTIFIER = /^[A-Z][A-Z0-9]{1,2}$/;

/** Walks the segments of a set along its guide: each is placed in the loops that are open, and what is missing or out of place told. */
export class SetWalk {
  protected readonly options: SetValidatorOptions;
  readonly #plan: GuidePlan;
  protected readonly frames: LoopFrame[];
  /** Frames to be used again, by the number of their loop. */
  readonly #spare: LoopFrame[][] = [];
  protected readonly report: WalkReport;
  protected readonly hierarchy: HierarchyCheck;
  protected readonly listeners: readonly WalkListener[];
  /** Loops that the last segment has ended, and its position. */
  protected ended: LoopFrame[] = [];
  protected endedAt = 0;
  /** The loop that the last segment has implied, and its position. */
  protected implied: LoopFrame | undefined;
  protected impliedAt = 0;
  protected readonly last = { byteOffset: 0, line: 1, position: 0 };

  constructor(guide: Guide, options: SetValidatorOptions) {
    this.options = options;
    this.hierarchy = new HierarchyCheck(guide, options);
    this.report = new WalkReport(guide, options);
    this.listeners = [...(options.listeners ?? []), ...buildListeners(guide, options)];
    this.#plan = planGuide(guide);
    this.frames = [this.takeFrame(this.#plan.root, true)];
  }

  protected place(segment: Segment, position: number, place: FoundPlace | undefined): void {
    const innermost = this.frames[this.frames.length - 1]!;
    if (!place && !IDENTIFIER.test(segment.id)) return;
    if (!innermost.isKnown && place?.fit !== 'right') {
      this.tellPlaced(segment, position, this.frames.length - 1, undefined, false, false);
      return;
    }
    const isOdd = !place || place.fit === 'unknown qualifier';
    if (isOdd && this.#openImplied(segment, position, place)) {
      this.place(segment, position, findPlace(segment, this.frames));
    } else if (!place) this.#noteOutside(segment, position, innermost);
    else if (place.plan.loop) this.#openLoop(segment, position, place, place.plan.loop);
    else this.#addSegment(segment, position, place);
  }

  #noteOutside(segment: Segment, position: number, innermost: LoopFrame): void {
    this.report.noteOutside(segment, position, innermost);
    for (const each of this.listeners) each.segmentOutside?.(segment, this.frames.length - 1);
  }

  #addSegment(segment: Segment, position: number, place: FoundPlace): void {
    const { depth, plan, fit } = place;
    const frame = this.frames[depth]!;
    if (fit === 'right') {
      this.close(depth + 1, segment, position);
      frame.pass(plan.rank, segment, position);
    }
    frame.count(plan);
    this.tellPlaced(segment, position, depth, plan.check, fit === 'right', false);
    this.report.noteFit(segment, position, place, frame);
    this.report.check(segment, position, plan.check, frame, fit === 'unknown qualifier');
  }

  #openLoop(segment: Segment, position: number, place: FoundPlace, loop: LoopPlan): void {
    const { depth, plan, fit } = place;
    const owner = this.frames[depth]!;
    const isBeside = fit === 'wrong order' && this.frames.length < DEEPEST;
    const isAgain = this.#isDoubled(segment, place);
    const isDoubled = isAgain && fit === 'too many';
    if (!isBeside) this.close(depth + 1, segment, position, isAgain);
    if (fit === 'right') owner.pass(plan.rank, segment, position);
    owner.count(plan);
    const frame = this.takeFrame(loop, fit !== 'unknown qualifier');
    const at = this.frames.push(frame) - 1;
    for (const each of this.listeners) each.loopEntered?.(loop.spec, at, depth, frame.isKnown);
    this.tellPlaced(segment, position, at, plan.check, fit === 'right', true);
    if (segment.id === 'HL' && isDoubled) this.hierarchy.arrive(segment, position, frame, owner);
    else if (segment.id === 'HL') this.hierarchy.enter(segment, position, frame, owner);
    this.report.noteFit(segment, position, place, frame);
    this.report.check(segment, position, plan.check, frame, fit === 'unknown qualifier');
  }

  /** The first segment of a loop stands twice, one after the other, where it cannot mean two loops. */
  #isDoubled(segment: Segment, { plan, fit, depth }: FoundPlace): boolean {
    const innermost = this.frames[this.frames.length - 1]!;
    if (innermost.plan !== plan.loop || !innermost.isEmpty || this.frames.length !== depth + 2) return false;
    return fit === 'too many' || innermost.hierarchy?.number === segment.element(1);
  }

  /** The loop in which a segment belongs may lack its first segment, so that it is not open. False when none is found. */
  #openImplied(segment: Segment, position: number, alike: FoundPlace | undefined): boolean {
    const implied = findImpliedLoop(segment, this.frames, this.#plan, alike);
    if (!implied) return false;
    this.imply(implied.depth, implied.plan, segment, position);
    return true;
  }

  /** Opens a loop whose first segment is missing before this place. */
  protected imply(depth: number, plan: ItemPlan, seenAt: SeenAt, position: number): LoopFrame {
    const owner = this.frames[depth]!;
    this.close(depth + 1, seenAt, position);
    owner.pass(plan.rank, seenAt, position);
    owner.count(plan);
    const frame = this.takeFrame(plan.loop!, true);
    frame.isImplied = true;
    const at = this.frames.push(frame) - 1;
    for (const each of this.listeners) each.loopEntered?.(plan.loop!.spec, at, depth, false);
    if (plan.check.spec.id === 'HL') this.hierarchy.imply(seenAt, position, frame, owner);
    this.report.noteOpener(seenAt, position, frame);
    this.implied = frame;
    this.impliedAt = position;
    return frame;
  }

  /** Ends the open loops from this depth on. Of one that is empty, one thing is told; nothing of one that is said twice. */
  protected close(depth: number, seenAt: SeenAt, position: number, isDoubled = false): void {
    if (this.endedAt !== position) this.#reuseEnded(position);
    while (this.frames.length > depth) {
      const at = this.frames.length - 1;
      const frame = this.frames.pop()!;
      let isTold = isDoubled;
      for (const missed of frame.close(seenAt, position)) {
        if (!isTold) this.report.noteMissing(missed, frame);
        isTold ||= frame.isEmpty;
      }
      if (frame.hierarchy && !isTold) this.hierarchy.leave(frame);
      for (const each of this.listeners) each.loopLeft?.(frame.plan.spec, at);
      this.ended.push(frame);
    }
  }

  #reuseEnded(position: number): void {
    for (const frame of this.ended) {
      const spare = this.#spare[frame.plan.number];
      if (spare) spare.push(frame);
      else this.#spare[frame.plan.number] = [frame];
    }
    this.ended.length = 0;
    this.endedAt = position;
  }

  protected takeFrame(plan: LoopPlan, isKnown: boolean): LoopFrame {
    const frame = this.#spare[plan.number]?.pop() ?? new LoopFrame(plan);
    frame.open(isKnown);
    return frame;
  }

  protected tellPlaced(
    segment: Segment,
    position: number,
    depth: number,
    check: SegmentCheck | undefined,
    isRight: boolean,
    opensLoop: boolean,
  ): void {
    if (this.listeners.length === 0) return;
    const placed: PlacedSegment = { segment, position, depth, check, isRight, opensLoop };
    for (const each of this.listeners) each.segmentPlaced?.(placed);
  }
}
