import { type CalendarDate, parseX12Date } from '../../schemas/calendar-date.js';
import { type Issue, issue } from '../../schemas/issue.js';
import type { LoopSpec } from '../guides/guide.js';
import { IssueList } from '../x12/issue-list.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import { CodeDays } from './code-days.js';
import type { CodeSets } from './code-sets.js';
import type { CodedPlace } from './coded-places.js';
import type { PlacedSegment, WalkListener } from './walk-listener.js';

/** A code, and where it stands. */
interface FoundCode {
  readonly set: string;
  readonly code: string;
  readonly place: CodedPlace;
  readonly loop: string;
  readonly id: string;
  readonly byteOffset: number;
  readonly line: number;
  readonly segmentPosition: number;
  /** Of the innermost loop around it that is open. */
  depth: number;
}

const CLAIMS: ReadonlySet<string> = new Set(['2300', '2100', '2200D']);
/** DTP and DTM of a service and of the period of a statement. */
const SERVICE_DATES: ReadonlySet<string> = new Set(['472', '150', '434', '232']);
/** Codes of one claim that wait for a date; those beyond are judged without one. */
const WAITING = 20_000;

/**
 * The codes whose sets lie outside of the guides, on the date of the service or statement; those of a payer on the date of the
 * payment where the set has one (BPR16). A code of a set without data is no issue and is counted: nobody has looked at it.
 */
export class ExternalCodeCheck implements WalkListener {
  readonly #issues: IssueList;
  /** How many codes of which sets nobody could judge. */
  readonly unchecked = new Map<string, number>();
  readonly #codeSets: CodeSets | undefined;
  readonly #loops: string[];
  readonly #dates: (CalendarDate | undefined)[] = [];
  /** How many codes waited when each open loop began. */
  readonly #marks: number[] = [];
  readonly #waiting: FoundCode[] = [];
  #claimDepth = 0;
  readonly #days = new CodeDays();

  constructor(root: LoopSpec, codeSets: CodeSets | undefined, issueLimit: number) {
    this.#issues = new IssueList(issueLimit);
    this.#codeSets = codeSets;
    this.#loops = [root.id];
  }

  get issues(): readonly Issue[] {
    return this.#issues.all;
  }

  loopEntered({ id }: LoopSpec, depth: number): void {
    this.#loops[depth] = id;
    this.#dates[depth] = undefined;
    this.#marks[depth] = this.#waiting.length;
    if (this.#claimDepth === 0 && CLAIMS.has(id)) this.#claimDepth = depth;
  }

  segmentPlaced({ segment, position, depth, check }: PlacedSegment): void {
    if (!check) return;
    const { id } = segment;
    this.#days.note(segment);
    if (id === 'DTP' || id === 'DTM') this.#noteDate(segment, depth);
    for (const place of check.codedPlaces) this.#take(segment, position, depth, place);
  }

  loopLeft(_: LoopSpec, depth: number): void {
    if (depth < this.#claimDepth || this.#claimDepth === 0) return;
    const date = this.#dates[depth];
    if (depth === this.#claimDepth) {
      for (const each of this.#waiting) this.#judge(each, this.#days.ofClaim(each.set, date));
      this.#waiting.length = 0;
      this.#claimDepth = 0;
    } else this.#settle(depth, date);
  }

  /** The codes of a loop that ends take its date, or wait for that of the loop around it. */
  #settle(depth: number, date: CalendarDate | undefined): void {
    const waiting = this.#waiting;
    let first = this.#marks[depth]!;
    while (first < waiting.length && waiting[first]!.depth < depth) first += 1;
    if (first === waiting.length) return;
    if (date === undefined) {
      for (let at = first; at < waiting.length; at += 1) waiting[at]!.depth = depth - 1;
      return;
    }
    for (let at = first; at < waiting.length; at += 1) this.#judge(waiting[at]!, date);
    waiting.length = first;
    this.#dates[this.#claimDepth] ??= date;
  }

  /** DTP03 or DTM02; of a period, the first day. */
  #noteDate(segment: Segment, depth: number): void {
    if (this.#dates[depth] !== undefined || !SERVICE_DATES.has(segment.element(1))) return;
    const text = segment.element(segment.id === 'DTP' ? 3 : 2);
    this.#dates[depth] = parseX12Date(text.slice(0, 8));
  }

  #take(segment: Segment, segmentPosition: number, depth: number, place: CodedPlace): void {
    const { element, component } = place;
    if (segment.isEmpty(element)) return;
    const set = findSet(segment, place);
    if (set === undefined) return;
    const code = component === 0 ? segment.element(element) : segment.component(element, component);
    if (code === '') return;
    const isWaiting = this.#claimDepth > 0 && depth >= this.#claimDepth && !this.#days.isOfPayer(set);
    const { id, byteOffset, line } = segment;
    const loop = this.#loops[depth]!;
    const found = { set, code, place, loop, id, byteOffset, line, segmentPosition, depth };
    if (isWaiting && this.#waiting.length < WAITING) this.#waiting.push(found);
    else this.#judge(found, this.#days.isOfPayer(set) ? this.#days.payment : undefined);
  }

  #judge(found: FoundCode, on: CalendarDate | undefined): void {
    const { set, code } = found;
    const verdict = this.#codeSets?.check(set, code, on) ?? 'no data';
    if (verdict === 'no data') this.unchecked.set(set, (this.unchecked.get(set) ?? 0) + 1);
    else if (verdict === 'invalid') this.#issues.push(describe(found));
  }
}

/** By the guide, or by the qualifier before; in the first element or component that a qualifier can stand before, there is none. */
function findSet(segment: Segment, { element, component, set, sets }: CodedPlace): string | undefined {
  // C043 of STC: the fourth component says that the second is a reject code of a pharmacy claim.
  if (set === 'claim_status' && segment.component(element, component + 2) === 'RX') return 'ncpdp_reject';
  const isElement = component === 0;
  return (
    set ?? sets.get(isElement ? segment.element(element - 1) : segment.component(element, component - 1))
  );
}

function describe({ set, place, loop, id, byteOffset, line, segmentPosition }: FoundCode): Issue {
  const { element, component } = place;
  const where = { loop, ...placeOf({ id, byteOffset, line }, element), segmentPosition };
  const at = component === 0 ? where : { ...where, component };
  const number = (where.segment ?? '') + String(element).padStart(2, '0');
  const name = component === 0 ? number : `${number}-${String(component).padStart(2, '0')}`;
  return { ...issue('guide.external-code', at, { element: name, set }), syntaxErrorCode: '7' };
}
