import type { LoopSpec } from '../guides/guide.js';
import { LoopNode } from './loop-node.js';
import type { PlacedSegment, WalkListener } from './walk-listener.js';

/** Keeps every segment that has a place in the guide in a tree of loops. */
export class TreeBuilder implements WalkListener {
  readonly tree: LoopNode;
  readonly #open: LoopNode[];

  constructor(root: LoopSpec) {
    this.tree = new LoopNode(root.id);
    this.#open = [this.tree];
  }

  loopEntered(spec: LoopSpec, depth: number, owner: number, isKnown: boolean): void {
    const node = new LoopNode(isKnown ? spec.id : '');
    this.#open[owner]!.loops.push(node);
    this.#open.length = depth;
    this.#open.push(node);
  }

  segmentPlaced({ segment, depth }: PlacedSegment): void {
    this.#open[depth]!.segments.push(segment);
  }
}
