import { type Issue, issue } from '../../schemas/issue.js';
import { findGuide } from '../guides/find-guide.js';
import { NONE } from '../segment-reading.js';
import { SetValidator } from '../validate/set-validator.js';
import type { ResumePoint } from '../x12/resume-point.js';
import type { SourceSegment } from '../x12/source-segment.js';
import type { SetHeader, StreamHandler } from '../x12/stream-handler.js';
import { X12Reader } from '../x12/x12-reader.js';
import type { PushedParts } from './pushed-parts.js';
import type { StreamOptions } from './stream-options.js';
import type { LevelEnd, OtherSet } from './stream-parts.js';

/** What reads the sets of one kind. */
export interface SetParts {
  /** ST01 of the sets that it reads. */
  readonly identifier: string;
  start(header: SetHeader, resumePoint: ResumePoint): void;
  segment(segment: SourceSegment, position: number): void;
  /** As `StreamHandler.segments`, where it is quicker than one after the other. */
  segments?(segment: SourceSegment): void;
  /** With the issues of the envelope and of the guide. */
  end(issues: readonly Issue[]): void;
}

/** A file may have any number of segments, since none of them is kept. */
const ANY_SIZE = { segments: Number.POSITIVE_INFINITY };

/** The sets of one kind out of a file, told in parts as the bytes come. */
export class SetStream<T> implements StreamHandler, PushedParts<T | OtherSet | LevelEnd> {
  readonly #options: StreamOptions;
  readonly #parts: SetParts;
  readonly #tell: (told: T | OtherSet | LevelEnd) => void;
  readonly #reader: X12Reader;
  #told: (T | OtherSet | LevelEnd)[] = [];
  #other: SetHeader | undefined;
  #validator: SetValidator | undefined;
  #unguided: readonly Issue[] = NONE;

  constructor(partsOf: (tell: (told: T) => void) => SetParts, options: StreamOptions) {
    this.#options = options;
    this.#tell = (told) => this.#told.push(told);
    this.#parts = partsOf(this.#tell);
    const limits = { ...ANY_SIZE, ...options.limits };
    const { resumeAt } = options;
    this.#reader = resumeAt ? X12Reader.resume(this, resumeAt, limits) : new X12Reader(this, limits);
  }

  get stopped(): boolean {
    return this.#reader.stopped;
  }

  /** What these bytes have brought to its end. */
  push(chunk: Uint8Array): readonly (T | OtherSet | LevelEnd)[] {
    this.#reader.push(chunk);
    return this.#take();
  }

  end(): readonly (T | OtherSet | LevelEnd)[] {
    this.#reader.end();
    this.#tell({ kind: 'file-end', issues: this.#reader.issues });
    return this.#take();
  }

  startSet(header: SetHeader): void {
    this.#other = header.identifier === this.#parts.identifier ? undefined : header;
    const resumePoint = this.#reader.resumePoint!;
    if (this.#options.validate) this.#startValidator(header, resumePoint);
    if (!this.#other) this.#parts.start(header, resumePoint);
  }

  segment(segment: SourceSegment, position: number): void {
    this.#validator?.add(segment, position);
    if (!this.#other) this.#parts.segment(segment, position);
  }

  segments(segment: SourceSegment, position: number): void {
    if (!this.#validator && !this.#other && this.#parts.segments) {
      this.#parts.segments(segment);
      return;
    }
    let at = position;
    do {
      this.segment(segment, at);
      at += 1;
    } while (segment.nextBody());
  }

  endSet(envelopeIssues: readonly Issue[], segmentCount: number): void {
    const issues = [...envelopeIssues, ...(this.#validator?.end() ?? this.#unguided)];
    if (this.#other) this.#tell({ kind: 'other-set', header: this.#other, segmentCount, issues });
    else this.#parts.end(issues);
  }

  endGroup(issues: readonly Issue[]): void {
    this.#tell({ kind: 'group-end', issues });
  }

  endInterchange(issues: readonly Issue[]): void {
    this.#tell({ kind: 'interchange-end', issues });
  }

  #startValidator(
    { identifier: set, version, delimiters }: SetHeader,
    { byteOffset, line }: ResumePoint,
  ): void {
    const guide = findGuide(set, version, this.#options.validate?.guides);
    this.#validator = guide && new SetValidator(guide, { ...this.#options.validate, delimiters });
    const at = { segment: 'ST', byteOffset, ...(line !== undefined && { line }) };
    this.#unguided = guide ? NONE : [issue('guide.unknown-set', at, { set, version })];
  }

  #take(): readonly (T | OtherSet | LevelEnd)[] {
    const told = this.#told;
    this.#told = [];
    return told;
  }
}
