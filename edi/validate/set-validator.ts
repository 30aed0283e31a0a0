import type { Issue } from '../../schemas/issue.js';
import type { Segment } from '../x12/segment.js';
import { type Candidate, canFollow, findCandidates, findRoom, type OddSegment } from './find-candidates.js';
import { type FoundPlace, findPlace, isMeant } from './find-place.js';
import { selectedList } from './select-issues.js';
import { IDENTIFIER, SetWalk } from './set-walk.js';

export type { SetValidatorOptions } from './set-walk.js';

/**
 * Walks the segments of one transaction set along its guide as they come. A segment is read during `add` only and none is kept:
 * memory is that of the open loops and of the issues, time is linear. Each fault gives one issue at its place and the walk goes
 * on at the next segment that fits: where a segment has no right place, the next one may tell that it stands in a loop whose first
 * segment is missing, or has changed places with it. What stands in a loop with an unknown qualifier is not judged. What is wrong
 * with the envelope, as SE01, is told by the reader of the bytes.
 */
export class SetValidator extends SetWalk {
  /** A segment without a right place, which the next one may explain. */
  #odd: OddSegment | undefined;
  #beforeId = '';
  /** Position of the first segment of a loop that came after what had implied the loop. */
  #arrivedAt = 0;

  /** Takes the next segment; `position` is that in its set, 1 for the ST. */
  add(segment: Segment, position: number): void {
    this.last.byteOffset = segment.byteOffset;
    this.last.line = segment.line;
    this.last.position = position;
    if (position === 1) {
      const root = this.frames[0]!;
      this.tellPlaced(segment, position, 0, root.plan.trigger, true, true);
      this.report.check(segment, position, root.plan.trigger, root);
      return;
    }
    const place = findPlace(segment, this.frames);
    if (place?.fit === 'right' && !this.#odd && this.impliedAt !== position - 1) {
      this.place(segment, position, place);
    } else this.#lookAgain(segment, position, place);
    this.#beforeId = segment.id;
  }

  /** Call once after the last segment. Gives the issues in the order of the segments, with the codes of IK304 and IK403. */
  end(): Issue[] {
    this.close(0, this.last, this.last.position);
    const found = [
      ...this.report.issues.all,
      ...this.hierarchy.issues.all,
      ...this.listeners.flatMap(({ issues }) => issues ?? []),
    ].sort((one, other) => (one.at.segmentPosition ?? 0) - (other.at.segmentPosition ?? 0));
    const kept = selectedList(this.options);
    kept.addAll(found);
    return [...kept.all];
  }

  /** How many codes of which external sets nobody could judge (type 5): what is not judged has not passed. */
  get unchecked(): ReadonlyMap<string, number> {
    return this.listeners.find(({ unchecked }) => unchecked)?.unchecked ?? new Map();
  }

  /** A segment with no right place, or one that may tell what was wrong with the one before. */
  #lookAgain(segment: Segment, position: number, place: FoundPlace | undefined): void {
    const before = this.#odd;
    this.#odd = undefined;
    if (before && this.#explain(before, segment, position, place)) return;
    if (this.impliedAt === position - 1 && place && this.#arrive(segment, position, place)) return;
    if (this.#arrivedAt === position - 1 && this.impliedAt === position - 2 && place?.fit !== 'right') {
      if (this.#split(segment, position)) return;
    }
    const isOdd = place?.fit !== 'right' && IDENTIFIER.test(segment.id);
    if (isOdd && this.#takeLate(segment, position)) return;
    const candidates = isOdd ? findCandidates(segment, this.frames) : [];
    const count = this.report.issues.length;
    const isLate = place?.fit === 'wrong order';
    const wasMissing = place !== undefined && this.frames[place.depth]!.isMissing(place.plan);
    this.place(segment, position, place);
    if (candidates.length === 0 || this.impliedAt === position) return;
    const { byteOffset, line } = segment;
    const isHere = isLate && wasMissing;
    const isAtHome = isHere || segment.id === this.#beforeId;
    this.#odd = { position, byteOffset, line, candidates, count, isAtHome, isLate };
  }

  /** True when a segment tells that the one before stands in a loop whose first segment is missing or comes only now. */
  #explain(odd: OddSegment, segment: Segment, position: number, place: FoundPlace | undefined): boolean {
    const isFirst = ({ plan, depth, item }: Candidate) =>
      place?.plan === plan && place.depth === depth && (!odd.isLate || item.item.usage === 'R');
    const swapped = place?.fit === 'right' && !odd.isAtHome ? odd.candidates.find(isFirst) : undefined;
    const isRight = place?.fit === 'right' && !this.frames[place.depth]!.lacksBefore(place.plan);
    const candidate =
      swapped ?? (isRight ? undefined : odd.candidates.find((each) => canFollow(segment, each)));
    if (!candidate) return false;
    this.report.retract(odd.count);
    if (swapped) {
      this.place(segment, position, place);
      const frame = this.frames[this.frames.length - 1]!;
      this.report.noteOrder(segment, position, frame);
      frame.count(candidate.item);
      return true;
    }
    for (const frame of this.frames.slice(candidate.depth + 1)) frame.isImplied ||= frame.isEmpty;
    const frame = this.imply(candidate.depth, candidate.plan, odd, odd.position);
    frame.pass(candidate.item.rank, odd, odd.position);
    frame.count(candidate.item);
    this.#lookAgain(segment, position, findPlace(segment, this.frames));
    return true;
  }

  /** The first segment of a loop comes after the segment that has implied the loop. */
  #arrive(segment: Segment, position: number, place: FoundPlace): boolean {
    const frame = this.implied!;
    const at = this.frames.indexOf(frame);
    if (place.plan.loop !== frame.plan || at < 1) return false;
    const { items } = frame.plan.spec;
    this.report.retractMissing(frame.told!.get(items[0]!)!);
    frame.isImplied = false;
    this.#arrivedAt = position;
    this.tellPlaced(segment, position, at, place.plan.check, false, false);
    if (segment.id === 'HL') this.hierarchy.arrive(segment, position, frame, this.frames[at - 1]!);
    this.report.noteOrder(segment, position, frame);
    this.report.check(segment, position, place.plan.check, frame);
    return true;
  }

  /** What came after the segment that had implied its loop was the first segment of the next loop: this one stands there. */
  #split(segment: Segment, position: number): boolean {
    const frame = this.implied!;
    const at = this.frames.indexOf(frame);
    const owner = this.frames[at - 1];
    const plan = owner?.plan.items.find(({ loop }) => loop === frame.plan);
    const isNext = frame.plan.groups.get(segment.id)?.items.some((each) => isMeant(segment, each));
    if (!plan || !isNext || !owner!.isOpenFor(plan) || segment.id === 'HL') return false;
    const { told } = frame;
    const missing = told?.get(frame.plan.spec.items[0]!);
    if (!missing) return false;
    this.#arrivedAt = 0;
    this.report.retractOrder(position - 1);
    this.report.issues.push(missing);
    frame.isImplied = true;
    this.close(at, segment, position);
    owner!.count(plan);
    this.frames.push(this.takeFrame(frame.plan, true));
    for (const each of this.listeners) each.loopEntered?.(frame.plan.spec, at, at - 1, false);
    this.#lookAgain(segment, position, findPlace(segment, this.frames));
    return true;
  }

  /** A segment that belongs in a loop that the segment before has ended. */
  #takeLate(segment: Segment, position: number): boolean {
    if (this.endedAt !== position - 1) return false;
    for (const frame of this.ended) {
      const item = frame.isKnown ? findRoom(segment, frame) : undefined;
      if (!item) continue;
      const missing = frame.told?.get(item.item);
      if (missing) this.report.retractMissing(missing);
      frame.count(item);
      this.report.noteOrder(segment, position, frame);
      this.report.check(segment, position, item.check, frame);
      for (const each of this.listeners) each.segmentOutside?.(segment, this.frames.length - 1);
      return true;
    }
    return false;
  }
}
