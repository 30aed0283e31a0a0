import type { Claim } from '../../schemas/claim.js';
import type { Issue } from '../../schemas/issue.js';
import { findClaimFormat, isService } from '../claim-837/claim-forms.js';
import { ClaimReading } from '../claim-837/claim-reading.js';
import { readClaimBelow } from '../claim-837/claim-tree.js';
import { LoopSegments } from '../claim-837/loop-segments.js';
import { readBatchHead } from '../claim-837/read-batch-head.js';
import { type ClaimBatchRead, readClaimBatch } from '../claim-837/read-claim-batch.js';
import { present } from '../present.js';
import { sourceRange } from '../remittance-835/source-range.js';
import { NONE } from '../segment-reading.js';
import type { ResumePoint } from '../x12/resume-point.js';
import type { Segment } from '../x12/segment.js';
import type { SourceSegment } from '../x12/source-segment.js';
import type { SetHeader } from '../x12/stream-handler.js';
import { HierarchyPath } from './hierarchy-path.js';
import { type SetParts, SetStream } from './set-stream.js';
import type { StreamOptions } from './stream-options.js';
import type { StreamedClaim } from './streamed-claim.js';

/** Segments before the first HL that are held, as they are read again with each claim; a guide knows of seven. */
const MOST_OF_HEAD = 500;

/** Reads an 837 of any size as its bytes come: `push` chunk after chunk, then `end`. */
export function claimStream(options: StreamOptions = {}): SetStream<StreamedClaim> {
  return new SetStream<StreamedClaim>((tell) => new StreamedClaims(tell), options);
}

/**
 * One set after the other. Of its segments those of one claim and of the levels above it are held; they are read as a
 * set that holds one claim.
 */
class StreamedClaims implements SetParts {
  readonly identifier = '837';
  readonly #tell: (told: StreamedClaim) => void;
  #header!: SetHeader;
  #resumePoint!: ResumePoint;
  /** ST to the last segment before the first HL. */
  #head: Segment[] = [];
  #isHeadOpen = true;
  #path = new HierarchyPath();
  /** A kind of segment that the head holds in vain has been told there. */
  #unreadHead: readonly Segment[] = NONE;
  /** What is wrong with a set in which no HL comes. */
  #withoutLevels: readonly Issue[] = NONE;
  #claim: Segment[] | undefined;
  /** What stands before this offset has been read once, and its issues have been told. */
  #told = 0;
  #claimCount = 0;
  #unreadCount = 0;

  constructor(tell: (told: StreamedClaim) => void) {
    this.#tell = tell;
  }

  start(header: SetHeader, resumePoint: ResumePoint): void {
    this.#header = header;
    this.#resumePoint = resumePoint;
    this.#head = [];
    this.#isHeadOpen = true;
    this.#path = new HierarchyPath();
    this.#claim = undefined;
    this.#told = header.byteOffset;
    this.#claimCount = 0;
    this.#unreadCount = 0;
  }

  segment(segment: SourceSegment): void {
    if (segment.id === 'SE') return;
    const kept = segment.keep(true);
    if (kept.id === 'HL') {
      this.#endClaim();
      this.#endHead();
      this.#withoutLevels = NONE;
      this.#path.enter(kept);
    } else if (kept.id === 'CLM') {
      this.#endClaim();
      this.#claim = [kept];
    } else if (this.#claim) this.#claim.push(kept);
    else if (!this.#isHeadOpen) this.#path.add(kept);
    else if (this.#head.length < MOST_OF_HEAD) this.#head.push(kept);
  }

  end(found: readonly Issue[]): void {
    this.#endClaim();
    this.#endHead();
    const [claimCount, unreadCount] = [this.#claimCount, this.#unreadCount];
    this.#tell({ kind: 'set-end', claimCount, unreadCount, issues: [...this.#withoutLevels, ...found] });
  }

  /** Tells the start of the set when what follows its head begins. */
  #endHead(): void {
    if (!this.#isHeadOpen) return;
    this.#isHeadOpen = false;
    const { claims: _, issues, ...batch } = this.#read([]);
    const isOfLevels = ({ code, at }: Issue) => code === 'edi.missing-segment' && at.segment === 'ST';
    this.#withoutLevels = issues.filter(isOfLevels);
    this.#tell({
      ...{ kind: 'set-start', header: this.#header, resumePoint: this.#resumePoint, batch },
      issues: issues.filter((each) => !isOfLevels(each)),
    });
    this.#told = endOf(this.#head);
    this.#unreadHead = findUnreadOfHead(this.#head);
  }

  #endClaim(): void {
    const segments = this.#claim;
    if (!segments) return;
    this.#claim = undefined;
    this.#endHead();
    const { claim, issues } = this.#readClaim(segments);
    this.#claimCount += 1;
    if (!claim) this.#unreadCount += 1;
    this.#tell({
      kind: 'claim',
      ...(claim && { claim }),
      place: sourceRange(segments[0]!, segments.at(-1)),
      issues: issues.filter(({ at }) => (at.byteOffset ?? this.#told) >= this.#told),
    });
    this.#told = endOf(segments);
  }

  /** As `readClaimBatch` reads it when it is the only claim below the levels that are open. */
  #readClaim(segments: readonly Segment[]): { readonly claim?: Claim; readonly issues: readonly Issue[] } {
    const { levels } = this.#path;
    if (levels.length === 0) return { issues: this.#read(segments).issues };
    const strayService = this.#head.find(isService) ?? this.#path.service;
    const format = findClaimFormat(strayService ? [strayService] : segments, this.#header.version);
    if (!format) return { issues: NONE };
    const { level, unread, issues } = this.#path.read();
    const reading = new ClaimReading([...this.#unreadHead, ...unread, ...segments]);
    const claim = readClaimBelow(level, reading, format, segments);
    reading.noteUnread();
    return present({ claim, issues: [...issues, ...reading.issues] });
  }

  #read(segments: readonly Segment[]): ClaimBatchRead {
    const { identifier, controlNumber, version, delimiters } = this.#header;
    const set = { identifier, controlNumber, version, delimiters, issues: [] };
    return readClaimBatch({ ...set, segments: [...this.#head, ...segments] });
  }
}

function findUnreadOfHead(segments: readonly Segment[]): readonly Segment[] {
  const body = segments.filter(({ id }) => id !== 'ST');
  const reading = new ClaimReading(body);
  readBatchHead(new LoopSegments(reading, body));
  return reading.unread;
}

function endOf(segments: readonly Segment[]): number {
  const last = segments.at(-1)!;
  return last.byteOffset + last.byteLength;
}
