import { type Issue, issue, type Place } from '../../schemas/issue.js';
import { checkHeader } from './check-header.js';
import { checkTrailer, checkUnique } from './check-trailer.js';
import { IssueList } from './issue-list.js';
import { DEFAULT_LIMITS, type X12Limits } from './limits.js';
import { placeOf } from './place-of.js';
import type { LevelSoFar, ResumePoint } from './resume-point.js';
import type { Segment } from './segment.js';
import { isIdentifier } from './segment-identifier.js';
import type { SourceSegment } from './source-segment.js';
import type { StreamHandler } from './stream-handler.js';

/** An interchange, group or set that has begun and not ended. */
interface Level {
  /** Of the header; undefined where reading was resumed without it, so that the trailer cannot be checked. */
  readonly number: string | undefined;
  readonly issues: IssueList;
  /** Groups, sets or segments so far. */
  count: number;
}

/** Of a level, what stood before the set at which reading may be resumed. */
type CountedBefore = Pick<Level, 'number' | 'count'>;

/** Puts segments into interchanges, groups and sets as they come, and tells a handler; it keeps no segment. */
export class EnvelopeReader {
  readonly #handler: StreamHandler;
  readonly #hierarchyDepth: number;
  readonly #issueLimit: number;
  #interchange: Level | undefined;
  #group: Level | undefined;
  #set: Level | undefined;
  #groupVersion = '';
  #groupNumbers = new Set<string>();
  #setNumbers = new Set<string>();
  #depths = new Map<string, number>();
  #point: { readonly set: ResumePoint; readonly levels: readonly CountedBefore[] } | undefined;
  #last: Segment | undefined;
  #stray: { readonly found: Issue; count: number } | undefined;

  constructor(handler: StreamHandler, limits: Partial<X12Limits> = {}) {
    this.#handler = handler;
    this.#hierarchyDepth = limits.hierarchyDepth ?? DEFAULT_LIMITS.hierarchyDepth;
    this.#issueLimit = limits.issues ?? DEFAULT_LIMITS.issues;
  }

  /** The last set that began; undefined before the first. */
  get resumePoint(): ResumePoint | undefined {
    if (!this.#point) return undefined;
    const [interchange, group] = this.#point.levels.map(soFar);
    return { ...this.#point.set, ...(interchange && { interchange }), ...(group && { group }) };
  }

  /** Takes up reading within the interchange and group of a set. Call before the first segment. */
  resume({ interchange, group, groupVersion }: ResumePoint): void {
    this.#interchange = this.#levelOf(interchange);
    this.#group = this.#levelOf(group);
    this.#interchange.count += 1;
    this.#groupVersion = groupVersion;
  }

  add(segment: SourceSegment): void {
    const { isBody } = segment;
    if (isBody && this.#set) this.#addBody(this.#set, segment);
    else this.#place(segment);
    if (segment.issues.length > 0) {
      const level = this.#set ?? this.#group ?? this.#interchange;
      level?.issues.push(...segment.issues);
    }
    if (segment.encoding === 'latin-1') this.#noteLatin1(segment);
    if (!isBody) this.#closeAfter(segment);
    this.#last = segment;
  }

  /** Call once after the last segment. */
  end(): void {
    this.#leaveInterchange(undefined);
  }

  #place(segment: SourceSegment): void {
    const { id } = segment;
    if (id === 'ISA') this.#enterInterchange(segment);
    else if (id === 'GS') this.#enterGroup(segment);
    else if (id === 'ST') this.#enterSet(segment);
    else if (id === 'GE') this.#endGroup(segment);
    else if (id === 'IEA') this.#leaveGroup(segment);
    else if (id === 'TA1' && !this.#group) this.#handler.acknowledgement?.(segment);
    else if (this.#set) this.#addToSet(this.#set, segment);
    else this.#addStray(segment);
  }

  /** Trailers close their level only after their own issues have been placed in it. */
  #closeAfter(segment: Segment): void {
    if (segment.id === 'SE' && this.#set) {
      this.#checkTrailer('SE', this.#set, segment);
      this.#endSet();
    } else if (segment.id === 'GE' && this.#group) {
      this.#noteStray();
      this.#checkTrailer('GE', this.#group, segment);
      this.#closeGroup(segment);
    } else if (segment.id === 'IEA' && this.#interchange) {
      this.#noteStray();
      this.#checkTrailer('IEA', this.#interchange, segment);
      this.#closeInterchange(segment);
    }
  }

  #checkTrailer(id: 'SE' | 'GE' | 'IEA', { number, count, issues }: Level, trailer: Segment): void {
    if (number !== undefined) issues.push(...checkTrailer(id, number, trailer, count));
  }

  #enterInterchange(segment: SourceSegment): void {
    this.#leaveInterchange(segment);
    this.#groupNumbers = new Set();
    this.#interchange = { number: segment.element(13), issues: this.#listOf(checkHeader(segment)), count: 0 };
    this.#handler.startInterchange?.(segment, segment.delimiters);
  }

  #enterGroup(segment: Segment): void {
    this.#leaveGroup(segment);
    this.#noteStray();
    const issues = this.#listOf(checkUnique('GS', this.#groupNumbers, segment));
    this.#group = { number: segment.element(6), issues, count: 0 };
    this.#groupVersion = segment.element(8);
    this.#setNumbers = new Set();
    if (this.#interchange) this.#interchange.count += 1;
    this.#handler.startGroup?.(segment);
  }

  #enterSet(segment: SourceSegment): void {
    if (!this.#group) {
      this.#addStray(segment);
      return;
    }
    this.#leaveSet(segment);
    this.#noteStray();
    const version = segment.element(3) || this.#groupVersion;
    const [identifier, controlNumber] = [segment.element(1), segment.element(2)];
    const issues = this.#listOf(checkUnique('ST', this.#setNumbers, segment));
    if (identifier === '') {
      issues.push({ ...issue('x12.empty-set', placeOf(segment)), syntaxErrorCode: '6' });
    }
    const { delimiters, byteOffset, line } = segment;
    this.#point = {
      set: { delimiters, byteOffset, line, groupVersion: this.#groupVersion },
      levels: [countedBefore(this.#interchange!, 1), countedBefore(this.#group, 0)],
    };
    this.#set = { number: controlNumber, issues, count: 1 };
    this.#depths = new Map();
    this.#group.count += 1;
    this.#handler.startSet?.({ identifier, controlNumber, version, delimiters, byteOffset });
    this.#handler.segment?.(segment, 1);
  }

  #addBody(set: Level, segment: SourceSegment): void {
    set.count += 1;
    const { taken } = segment;
    if (this.#handler.segments) this.#handler.segments(segment, set.count);
    else this.#handler.segment?.(segment, set.count);
    set.count += segment.taken - taken;
  }

  #addToSet(set: Level, segment: SourceSegment): void {
    set.count += 1;
    this.#checkInSet(set, segment);
    this.#handler.segment?.(segment, set.count);
  }

  #checkInSet(set: Level, segment: Segment): void {
    if (segment.id === 'HL') this.#noteDepth(segment, set);
    else if (!isIdentifier(segment.id)) {
      const at = { ...placeOf(segment), segmentPosition: set.count };
      set.issues.push({ ...issue('x12.bad-segment-identifier', at), syntaxErrorCode: '1' });
    }
  }

  /** How deep an HL stands below the others of its set, by HL01 and HL02. */
  #noteDepth(segment: Segment, { count, issues }: Level): void {
    const depth = (this.#depths.get(segment.element(2)) ?? 0) + 1;
    this.#depths.set(segment.element(1), depth);
    const limit = this.#hierarchyDepth;
    if (depth !== limit + 1) return;
    const at = { ...placeOf(segment), segmentPosition: count };
    issues.push(issue('x12.hierarchy-too-deep', at, { limit }));
  }

  #addStray(segment: Segment): void {
    if (this.#stray) {
      this.#stray.count += 1;
      return;
    }
    const name = isIdentifier(segment.id) ? segment.id : 'one without an identifier';
    const found = issue('x12.stray-segment', placeOf(segment), { segment: name });
    this.#stray = { found: { ...found, syntaxErrorCode: '024' }, count: 1 };
  }

  /** One issue for a run of segments that no set holds. */
  #noteStray(): void {
    if (!this.#stray) return;
    const { found, count } = this.#stray;
    this.#stray = undefined;
    const level = this.#group ?? this.#interchange;
    level?.issues.push({ ...found, context: { ...found.context, count } });
  }

  #endGroup(segment: Segment): void {
    this.#leaveSet(segment);
    if (!this.#group) this.#addStray(segment);
  }

  /** `at` is what was read in place of the trailer; undefined at the end of the file. */
  #leaveSet(at: Segment | undefined): void {
    if (!this.#set) return;
    this.#set.issues.push(this.#missing('SE', at, '2'));
    this.#endSet();
  }

  #leaveGroup(at: Segment | undefined): void {
    this.#leaveSet(at);
    if (!this.#group) return;
    this.#noteStray();
    this.#group.issues.push(this.#missing('GE', at, '3'));
    this.#closeGroup();
  }

  #leaveInterchange(at: Segment | undefined): void {
    this.#leaveGroup(at);
    if (!this.#interchange) return;
    this.#noteStray();
    const nested = at && { ...issue('x12.nested-interchange', placeOf(at)), syntaxErrorCode: '022' };
    this.#interchange.issues.push(nested ?? this.#missing('IEA', at, '023'));
    this.#closeInterchange();
  }

  #endSet(): void {
    const { issues, count } = this.#set!;
    this.#set = undefined;
    this.#handler.endSet?.(issues.all, count);
  }

  #closeGroup(trailer?: Segment): void {
    const { issues } = this.#group!;
    this.#group = undefined;
    this.#handler.endGroup?.(issues.all, trailer);
  }

  #closeInterchange(trailer?: Segment): void {
    const { issues } = this.#interchange!;
    this.#interchange = undefined;
    this.#handler.endInterchange?.(issues.all, trailer);
  }

  #missing(wanted: string, at: Segment | undefined, syntaxErrorCode: string): Issue {
    const found = at === undefined ? 'The end of the file' : at.id;
    const place = at === undefined ? this.#endPlace() : placeOf(at);
    return { ...issue('x12.missing-trailer', place, { found, wanted }), syntaxErrorCode };
  }

  #endPlace(): Place {
    if (!this.#last) return {};
    return { ...placeOf(this.#last), byteOffset: this.#last.byteOffset + this.#last.byteLength };
  }

  #levelOf({ controlNumber, count }: Partial<LevelSoFar> = {}): Level {
    return { number: controlNumber, issues: this.#listOf([]), count: count ?? 0 };
  }

  #listOf(issues: readonly Issue[]): IssueList {
    const list = new IssueList(this.#issueLimit, 'x12.more-issues');
    list.addAll(issues);
    return list;
  }

  #noteLatin1(segment: Segment): void {
    const issues = this.#interchange?.issues;
    if (!issues || issues.has('x12.latin-1')) return;
    issues.push(issue('x12.latin-1', placeOf(segment), {}, 'warning'));
  }
}

function countedBefore({ number, count }: Level, open: number): CountedBefore {
  return { number, count: count - open };
}

function soFar({ number, count }: CountedBefore): LevelSoFar | undefined {
  return number === undefined ? undefined : { controlNumber: number, count };
}
