import type { Chunks } from '../../../edi/stream.js';
import type { FunctionalGroup, Interchange, TransactionSet } from '../../../edi/x12/parse-x12.js';
import type { ResumePoint } from '../../../edi/x12/resume-point.js';
import type { Delimiters, Segment } from '../../../edi/x12/segment.js';
import type { SourceSegment } from '../../../edi/x12/source-segment.js';
import type { SetHeader, StreamHandler } from '../../../edi/x12/stream-handler.js';
import { X12Reader } from '../../../edi/x12/x12-reader.js';
import type { Issue } from '../../../schemas/issue.js';
import { inPieces } from './in-pieces.js';
import { type JudgedRemittance, RemittanceJudge } from './judge-remittance.js';

/** A file as its first reading has left it: small sets whole, remittances judged, none of their claim payments kept. */
export interface FileOutline {
  readonly interchanges: readonly OutlinedInterchange[];
  readonly issues: readonly Issue[];
}

export interface OutlinedInterchange extends Pick<Interchange, 'header' | 'acknowledgements' | 'issues'> {
  readonly groups: readonly OutlinedGroup[];
}

export interface OutlinedGroup extends Pick<FunctionalGroup, 'header' | 'issues'> {
  readonly sets: readonly OutlinedSet[];
}

/** A set; its segments are those that were asked for, and else its ST alone. */
export interface OutlinedSet extends TransactionSet {
  readonly remittance?: OutlinedRemittance;
}

export interface OutlinedRemittance {
  readonly judged: JudgedRemittance;
  /** Where the set can be read again. */
  readonly resumePoint: ResumePoint;
}

/** Reads a file of any size; `keeps` tells of which sets all segments are needed. */
export async function readOutline(
  chunks: Chunks,
  keeps: (set: Pick<SetHeader, 'identifier' | 'version'>) => boolean,
): Promise<FileOutline> {
  const outline = new Outline(keeps);
  for await (const piece of inPieces(chunks)) outline.reader.push(piece);
  outline.reader.end();
  return { interchanges: outline.interchanges, issues: outline.reader.issues };
}

type Open<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

class Outline implements StreamHandler {
  readonly reader = new X12Reader(this);
  readonly interchanges: Open<OutlinedInterchange>[] = [];
  #interchange: Open<OutlinedInterchange> | undefined;
  #group: Open<OutlinedGroup> | undefined;
  #set: Open<OutlinedSet> | undefined;
  #judge: RemittanceJudge | undefined;
  #isKept = false;

  constructor(private readonly keeps: (set: SetHeader) => boolean) {}

  startInterchange(header: Segment, _: Delimiters): void {
    this.#interchange = { header: keep(header), acknowledgements: [], groups: [], issues: [] };
    this.interchanges.push(this.#interchange);
  }

  startGroup(header: Segment): void {
    this.#group = { header: keep(header), sets: [], issues: [] };
    this.#interchange!.groups.push(this.#group);
  }

  startSet(header: SetHeader): void {
    const { identifier, controlNumber, version, delimiters } = header;
    this.#set = { identifier, controlNumber, version, delimiters, segments: [], issues: [] };
    this.#group!.sets.push(this.#set);
    this.#judge = identifier === '835' ? new RemittanceJudge(delimiters) : undefined;
    this.#isKept = this.keeps(header);
    if (this.#judge) this.#resumePoint = this.reader.resumePoint;
  }

  #resumePoint: ResumePoint | undefined;

  segment(segment: SourceSegment, position: number): void {
    if (position === 1 || this.#isKept) this.#set!.segments.push(segment.keep());
    this.#judge?.add(segment);
  }

  endSet(issues: readonly Issue[]): void {
    const set = this.#set!;
    set.issues = [...issues];
    if (this.#judge) set.remittance = { judged: this.#judge.end(issues), resumePoint: this.#resumePoint! };
  }

  endGroup(issues: readonly Issue[]): void {
    this.#group!.issues = [...issues];
  }

  acknowledgement(segment: Segment): void {
    this.#interchange!.acknowledgements.push(keep(segment));
  }

  endInterchange(issues: readonly Issue[]): void {
    this.#interchange!.issues = [...issues];
  }
}

/** The segments of envelopes are told as segments; they are over the bytes that are being read like all others. */
function keep(segment: Segment): Segment {
  return 'keep' in segment ? (segment as SourceSegment).keep() : segment;
}
