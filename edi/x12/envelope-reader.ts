import { type Issue, issue, type Place } from '../../schemas/issue.js';
import { checkHeader } from './check-header.js';
import { checkTrailer, checkUnique } from './check-trailer.js';
import { DEFAULT_LIMITS, type X12Limits } from './limits.js';
import type { FunctionalGroup, Interchange, TransactionSet } from './parse-x12.js';
import { placeOf } from './place-of.js';
import type { Segment } from './segment.js';
import type { TextSegment } from './text-segment.js';

type Open<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

const IDENTIFIER = /^[A-Z][A-Z0-9]{1,2}$/;

/** Puts segments into interchanges, groups and sets as they come. */
export class EnvelopeReader {
  readonly #limits: X12Limits;
  readonly #interchanges: Open<Interchange>[] = [];
  #interchange: Open<Interchange> | undefined;
  #group: Open<FunctionalGroup> | undefined;
  #set: Open<TransactionSet> | undefined;
  #groupNumbers = new Set<string>();
  #setNumbers = new Set<string>();
  #depths = new Map<string, number>();
  #last: Segment | undefined;
  #stray: { first: Segment; count: number } | undefined;

  constructor(limits: Partial<X12Limits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  add(segment: TextSegment): void {
    this.#place(segment);
    const level = this.#set ?? this.#group ?? this.#interchange;
    level?.issues.push(...segment.issues);
    if (segment.encoding === 'latin-1') this.#noteLatin1(segment);
    this.#closeAfter(segment);
    this.#last = segment;
  }

  /** Call once after the last segment. */
  end(): Interchange[] {
    this.#leaveInterchange(undefined);
    return this.#interchanges;
  }

  #place(segment: TextSegment): void {
    if (segment.id === 'ISA') this.#enterInterchange(segment);
    else if (segment.id === 'GS') this.#enterGroup(segment);
    else if (segment.id === 'ST') this.#enterSet(segment);
    else if (segment.id === 'GE') this.#endGroup(segment);
    else if (segment.id === 'IEA') this.#leaveGroup(segment);
    else if (segment.id === 'TA1' && !this.#group) this.#interchange?.acknowledgements.push(segment);
    else if (this.#set) this.#addToSet(segment);
    else this.#addStray(segment);
  }

  /** Trailers close their level only after their own issues have been placed in it. */
  #closeAfter(segment: TextSegment): void {
    if (segment.id === 'SE' && this.#set) {
      this.#set.issues.push(
        ...checkTrailer('SE', this.#set.segments[0]!, segment, this.#set.segments.length),
      );
      this.#set = undefined;
    } else if (segment.id === 'GE' && this.#group) {
      this.#noteStray();
      this.#group.trailer = segment;
      this.#group.issues.push(...checkTrailer('GE', this.#group.header, segment, this.#group.sets.length));
      this.#group = undefined;
    } else if (segment.id === 'IEA' && this.#interchange) {
      this.#noteStray();
      const { header, groups, issues } = this.#interchange;
      this.#interchange.trailer = segment;
      issues.push(...checkTrailer('IEA', header, segment, groups.length));
      this.#interchange = undefined;
    }
  }

  #enterInterchange(segment: TextSegment): void {
    this.#leaveInterchange(segment);
    const { delimiters } = segment;
    const issues = checkHeader(segment);
    this.#groupNumbers = new Set();
    this.#interchange = { header: segment, delimiters, acknowledgements: [], groups: [], issues };
    this.#interchanges.push(this.#interchange);
  }

  #enterGroup(segment: Segment): void {
    this.#leaveGroup(segment);
    this.#noteStray();
    this.#group = { header: segment, sets: [], issues: checkUnique('GS', this.#groupNumbers, segment) };
    this.#setNumbers = new Set();
    this.#interchange?.groups.push(this.#group);
  }

  #enterSet(segment: TextSegment): void {
    if (!this.#group) {
      this.#addStray(segment);
      return;
    }
    this.#leaveSet(segment);
    this.#noteStray();
    const version = segment.element(3) || this.#group.header.element(8);
    const [identifier, controlNumber] = [segment.element(1), segment.element(2)];
    const issues = checkUnique('ST', this.#setNumbers, segment);
    if (identifier === '') {
      issues.push({ ...issue('x12.empty-set', placeOf(segment)), syntaxErrorCode: '6' });
    }
    const { delimiters } = segment;
    this.#set = { identifier, controlNumber, version, delimiters, segments: [segment], issues };
    this.#depths = new Map();
    this.#group.sets.push(this.#set);
  }

  #addToSet(segment: Segment): void {
    const { segments, issues } = this.#set!;
    segments.push(segment);
    if (segment.id !== 'HL' && IDENTIFIER.test(segment.id)) return;
    const at = { ...placeOf(segment), segmentPosition: segments.length };
    if (segment.id === 'HL') this.#noteDepth(segment, at, issues);
    else issues.push({ ...issue('x12.bad-segment-identifier', at), syntaxErrorCode: '1' });
  }

  /** How deep an HL stands below the others of its set, by HL01 and HL02. */
  #noteDepth(segment: Segment, at: Place, issues: Issue[]): void {
    const depth = (this.#depths.get(segment.element(2)) ?? 0) + 1;
    this.#depths.set(segment.element(1), depth);
    const limit = this.#limits.hierarchyDepth;
    if (depth === limit + 1) issues.push(issue('x12.hierarchy-too-deep', at, { limit }));
  }

  #addStray(segment: Segment): void {
    if (this.#stray) this.#stray.count += 1;
    else this.#stray = { first: segment, count: 1 };
  }

  /** One issue for a run of segments that no set holds. */
  #noteStray(): void {
    if (!this.#stray) return;
    const { first, count } = this.#stray;
    this.#stray = undefined;
    const at = placeOf(first);
    const segment = IDENTIFIER.test(first.id) ? first.id : 'one without an identifier';
    const found = { ...issue('x12.stray-segment', at, { segment, count }), syntaxErrorCode: '024' };
    (this.#group ?? this.#interchange)?.issues.push(found);
  }

  #endGroup(segment: Segment): void {
    this.#leaveSet(segment);
    if (!this.#group) this.#addStray(segment);
  }

  /** `at` is what was read in place of the trailer; undefined at the end of the file. */
  #leaveSet(at: Segment | undefined): void {
    this.#set?.issues.push(this.#missing('SE', at, '2'));
    this.#set = undefined;
  }

  #leaveGroup(at: Segment | undefined): void {
    this.#leaveSet(at);
    if (!this.#group) return;
    this.#noteStray();
    this.#group.issues.push(this.#missing('GE', at, '3'));
    this.#group = undefined;
  }

  #leaveInterchange(at: Segment | undefined): void {
    this.#leaveGroup(at);
    if (!this.#interchange) return;
    this.#noteStray();
    const nested = at && { ...issue('x12.nested-interchange', placeOf(at)), syntaxErrorCode: '022' };
    this.#interchange.issues.push(nested ?? this.#missing('IEA', at, '023'));
    this.#interchange = undefined;
  }

  #missing(wanted: string, at: Segment | undefined, syntaxErrorCode: string): Issue {
    const found = at === undefined ? 'The end of the file' : at.id;
    const { id: segment, byteOffset, byteLength, line } = this.#last!;
    const place = at === undefined ? { segment, byteOffset: byteOffset + byteLength, line } : placeOf(at);
    return { ...issue('x12.missing-trailer', place, { found, wanted }), syntaxErrorCode };
  }

  #noteLatin1(segment: Segment): void {
    const issues = this.#interchange?.issues;
    if (!issues || issues.some(({ code }) => code === 'x12.latin-1')) return;
    issues.push(issue('x12.latin-1', placeOf(segment), {}, 'warning'));
  }
}
