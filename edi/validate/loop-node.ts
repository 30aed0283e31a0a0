import type { Segment } from '../x12/segment.js';

/**
 * One occurrence of a loop. Segments stand in the order of the file; only segments that have a place in the guide are
 * in the tree. A loop whose qualifier is unknown, or whose first segment is missing, has an empty id, so that no reader
 * takes it for another.
 */
export class LoopNode {
  readonly id: string;
  readonly segments: Segment[] = [];
  readonly loops: LoopNode[] = [];

  constructor(id: string) {
    this.id = id;
  }

  /** The first segment with this identifier and, when given, this value in its first element. */
  segment(id: string, qualifier?: string): Segment | undefined {
    return this.segments.find((segment) => isMeant(segment, id, qualifier));
  }

  /** Every segment with this identifier and, when given, one of these values in its first element. */
  all(id: string, ...qualifiers: readonly string[]): Segment[] {
    return this.segments.filter((segment) =>
      qualifiers.length === 0
        ? segment.id === id
        : qualifiers.some((qualifier) => isMeant(segment, id, qualifier)),
    );
  }

  /** The first loop directly below with this id. */
  child(id: string): LoopNode | undefined {
    return this.loops.find((loop) => loop.id === id);
  }

  /** The loops directly below with this id, or all of them. */
  children(id?: string): LoopNode[] {
    return id === undefined ? [...this.loops] : this.loops.filter((loop) => loop.id === id);
  }

  /** Every loop with this id at any depth, in the order of the file. */
  descendants(id: string): LoopNode[] {
    return this.loops.flatMap((loop) => [...(loop.id === id ? [loop] : []), ...loop.descendants(id)]);
  }
}

function isMeant(segment: Segment, id: string, qualifier: string | undefined): boolean {
  return segment.id === id && (qualifier === undefined || segment.component(1, 1) === qualifier);
}
