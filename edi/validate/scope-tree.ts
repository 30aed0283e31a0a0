import type { Issue } from '../../schemas/issue.js';
import type { LoopSpec } from '../guides/guide.js';
import type { IssueList } from '../x12/issue-list.js';
import type { Delimiters, Segment } from '../x12/segment.js';
import { holdSegment } from './hold-segment.js';
import { HOLDING, type HoldingPlan, type Reads } from './plan-holding.js';
import { ScopeLoop } from './scope-loop.js';
import type { PlacedSegment, WalkListener } from './walk-listener.js';

/** Looks at loops when they end. */
export interface ScopeCheck {
  readonly issues: IssueList;
  /** What it looks at in them, besides the segments that open them. Undefined: anything. */
  readonly reads: Reads | undefined;
  /** What it adds up as it passes: told by `placed`, and not held for it. */
  readonly sums?: Reads;
  placed?(loop: ScopeLoop, segment: Segment, position: number): void;
  left(loop: ScopeLoop): void;
}

/** Loops that a guide limits and that a set may hold in great numbers all the same. */
const LET_GO: ReadonlySet<string> = new Set(['2300']);

/** Segments that carry what is summed, or open what carries it. */
const CARRIERS: ReadonlySet<string> = new Set(
  'CLM LX SV1 SV2 SV3 SBR SVD CAS AMT CLP SVC PLB HL TRN STC QTY'.split(' '),
);

/** Those of them that are missed beyond the claim in which they stand. */
const OPENERS: ReadonlySet<string> = new Set(['CLM', 'CLP', 'PLB', 'HL', 'LX', 'TRN']);
const CLAIMS: ReadonlySet<string> = new Set(['2300', '2100', '2200D']);

/** Of a segment that a guide does not limit, so many are held in one loop. */
const HELD = 1000;

/** Holds the loops that are open, and what checks look at in them until a claim or another loop without limit ends. */
export class ScopeTree implements WalkListener {
  readonly #checks: readonly ScopeCheck[];
  readonly #summing: readonly ScopeCheck[];
  readonly #delimiters: Delimiters;
  readonly #plan: HoldingPlan;
  readonly #open: ScopeLoop[];

  constructor(root: LoopSpec, delimiters: Delimiters, plan: HoldingPlan, checks: readonly ScopeCheck[]) {
    this.#checks = checks;
    this.#summing = checks.filter(({ placed }) => placed);
    this.#delimiters = delimiters;
    this.#plan = plan;
    this.#open = [new ScopeLoop(root.id)];
  }

  get issues(): readonly Issue[] {
    return this.#checks.flatMap(({ issues }) => issues.all);
  }

  loopEntered(spec: LoopSpec, depth: number, owner: number, isKnown: boolean): void {
    const parent = this.#open[owner]!;
    const loop = new ScopeLoop(isKnown ? spec.id : '', parent);
    parent.addLoop(loop);
    this.#open[depth] = loop;
  }

  segmentPlaced({ segment, position, depth, check, isRight, opensLoop }: PlacedSegment): void {
    const bits = check === undefined ? 0 : (this.#plan.get(check) ?? 0);
    if (bits === 0 && isRight) return;
    const loop = this.#open[depth]!;
    let isWhole = isRight && check !== undefined;
    if ((bits & (isRight ? HOLDING.right : HOLDING.odd)) !== 0) {
      if (loop.segments.length < HELD) loop.addSegment(holdSegment(segment, this.#delimiters), position);
      else isWhole = false;
    }
    if ((bits & HOLDING.sum) !== 0) for (const each of this.#summing) each.placed!(loop, segment, position);
    if (isWhole || !(opensLoop || CARRIERS.has(segment.id))) return;
    loop.isIncomplete = true;
    if (opensLoop) loop.isMisplaced = true;
  }

  segmentOutside({ id }: Segment, depth: number): void {
    if (!CARRIERS.has(id)) return;
    for (let at = depth; at >= 0; at -= 1) {
      const loop = this.#open[at]!;
      loop.isIncomplete = true;
      if (!OPENERS.has(id) && CLAIMS.has(loop.id)) return;
    }
  }

  loopLeft(spec: LoopSpec, depth: number): void {
    const loop = this.#open[depth]!;
    if (loop.id !== '') for (const check of this.#checks) check.left(loop);
    if (!loop.parent) return;
    const isEndless = spec.repeat === Number.POSITIVE_INFINITY || LET_GO.has(spec.id);
    if (loop.id === '' || loop.isMisplaced || (loop.isIncomplete && !isEndless))
      loop.parent.isIncomplete = true;
    if (loop.isMisplaced || isEndless) loop.parent.removeLoop(loop);
  }
}
