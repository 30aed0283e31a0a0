import type { Place } from '../../schemas/issue.js';
import type { RuleLoop } from '../guides/situational-rule.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import type { LoopSums } from './loop-sums.js';

const NO_SEGMENTS: readonly Segment[] = [];
const NO_LOOPS: readonly ScopeLoop[] = [];

/**
 * A loop as balances and situations see it when it ends: with those of its segments that one of them asks for and with its loops,
 * within the loops that are still open. Loops that a set may hold without end, as the claims of a subscriber, are let go when they
 * end; `hadLoop` still tells of them. There is one for each loop of a file, so that what most of them do not need is made late.
 */
export class ScopeLoop implements RuleLoop {
  readonly id: string;
  readonly parent: ScopeLoop | undefined;
  /** Something stood in it that has no right place there, so that nothing can be said about its sums. */
  isIncomplete = false;
  /** It stands where or more often than the guide has it, and is not held within the loop around it. */
  isMisplaced = false;
  /** What a balance adds up of its segments as they pass. */
  sums: LoopSums | undefined;
  #segments: Segment[] | undefined;
  #positions: number[] | undefined;
  #loops: ScopeLoop[] | undefined;
  #letGo: Set<string> | undefined;

  constructor(id: string, parent?: ScopeLoop) {
    this.id = id;
    this.parent = parent;
  }

  /** The segments that are held, in the order of the file. */
  get segments(): readonly Segment[] {
    return this.#segments ?? NO_SEGMENTS;
  }

  addSegment(segment: Segment, position: number): void {
    if (this.#segments) {
      this.#segments.push(segment);
      this.#positions!.push(position);
    } else {
      this.#segments = [segment];
      this.#positions = [position];
    }
  }

  addLoop(loop: ScopeLoop): void {
    if (this.#loops) this.#loops.push(loop);
    else this.#loops = [loop];
  }

  removeLoop(loop: ScopeLoop): void {
    const at = this.#loops?.lastIndexOf(loop) ?? -1;
    if (at < 0) return;
    if (at === this.#loops!.length - 1) this.#loops!.pop();
    else this.#loops!.splice(at, 1);
    this.#letGo ??= new Set();
    this.#letGo.add(loop.id);
  }

  /** True when a loop with this id stood directly in this one. */
  hadLoop(id: string): boolean {
    return this.child(id) !== undefined || this.#letGo?.has(id) === true;
  }

  /** The innermost loop with this id around this one. */
  above(id: string): ScopeLoop | undefined {
    let loop = this.parent;
    while (loop && loop.id !== id) loop = loop.parent;
    return loop;
  }

  segment(id: string, qualifier?: string): Segment | undefined {
    for (const segment of this.segments) if (isMeant(segment, id, qualifier)) return segment;
    return undefined;
  }

  all(id: string, ...qualifiers: readonly string[]): readonly Segment[] {
    if (!this.#segments) return NO_SEGMENTS;
    return this.#segments.filter((segment) =>
      qualifiers.length === 0
        ? segment.id === id
        : qualifiers.some((qualifier) => isMeant(segment, id, qualifier)),
    );
  }

  child(id: string): ScopeLoop | undefined {
    for (const loop of this.#loops ?? NO_LOOPS) if (loop.id === id) return loop;
    return undefined;
  }

  children(id?: string): readonly ScopeLoop[] {
    const loops = this.#loops ?? NO_LOOPS;
    return id === undefined || loops.length === 0 ? loops : loops.filter((loop) => loop.id === id);
  }

  /** The loop at or below this one in which a segment stands. */
  findOwner(segment: Segment): ScopeLoop | undefined {
    if (this.segments.includes(segment)) return this;
    for (const loop of this.children()) {
      const owner = loop.findOwner(segment);
      if (owner) return owner;
    }
    return undefined;
  }

  /** The loop around this one whose own segment it is. */
  findOuterOwner(segment: Segment): ScopeLoop | undefined {
    let loop = this.parent;
    while (loop && !loop.segments.includes(segment)) loop = loop.parent;
    return loop;
  }

  /** The segment that opens the loop: held wherever a check looks into the loop. */
  get opener(): Segment {
    return this.#segments![0]!;
  }

  /** Where one of its segments stands. */
  placeOf(segment: Segment, element?: number): Place {
    const position = this.#positions?.[this.segments.indexOf(segment)];
    const at = { loop: this.id, ...placeOf(segment, element) };
    return position === undefined ? at : { ...at, segmentPosition: position };
  }
}

function isMeant(segment: Segment, id: string, qualifier: string | undefined): boolean {
  return segment.id === id && (qualifier === undefined || segment.component(1, 1) === qualifier);
}
