import type { Issue } from '../../schemas/issue.js';
import { checkRepeatedInterchange } from './check-repeated-interchange.js';
import { EnvelopeReader } from './envelope-reader.js';
import { IssueList } from './issue-list.js';
import { DEFAULT_LIMITS, type X12Limits } from './limits.js';
import type { ResumePoint } from './resume-point.js';
import type { SourceSegment } from './source-segment.js';
import type { StreamHandler } from './stream-handler.js';
import { Tokenizer } from './tokenizer.js';

/**
 * Reads a file of any size as its bytes come, in constant memory: the handler is told of each level and segment in
 * the order of the file. How the bytes are cut into chunks changes nothing, and no content makes it throw. As nothing
 * is kept, there may be any number of segments unless a limit says otherwise.
 */
export class X12Reader {
  readonly #tokenizer: Tokenizer;
  readonly #envelope: EnvelopeReader;
  readonly #interchanges = new Set<string>();
  readonly #repeated: IssueList;

  constructor(handler: StreamHandler, limits: Partial<X12Limits> = {}) {
    this.#envelope = new EnvelopeReader(handler, limits);
    this.#repeated = new IssueList(limits.issues ?? DEFAULT_LIMITS.issues, 'x12.more-issues');
    const tokenizerLimits = { segments: Number.POSITIVE_INFINITY, ...limits };
    this.#tokenizer = new Tokenizer((segment) => this.#add(segment), tokenizerLimits);
  }

  /**
   * A reader that takes up at a transaction set: what is pushed begins with its ST. The handler is told of no start
   * of the interchange and group around it, but of their ends.
   */
  static resume(handler: StreamHandler, point: ResumePoint, limits: Partial<X12Limits> = {}): X12Reader {
    const reader = new X12Reader(handler, limits);
    reader.#envelope.resume(point);
    reader.#tokenizer.resume(point);
    return reader;
  }

  /** What is wrong with the file as a whole: complete after `end`. */
  get issues(): readonly Issue[] {
    return [...this.#tokenizer.issues, ...this.#repeated.all];
  }

  /** True when a limit or an encoding ended the reading before the end of the file; what is pushed then is left out. */
  get stopped(): boolean {
    return this.#tokenizer.stopped;
  }

  /** Where reading can be taken up again: the set that began last; undefined before the first. */
  get resumePoint(): ResumePoint | undefined {
    const point = this.#envelope.resumePoint;
    return point && { ...point, terminatorLength: this.#tokenizer.terminatorLength };
  }

  push(chunk: Uint8Array): void {
    this.#tokenizer.push(chunk);
  }

  /** Call once after the last chunk: ends the levels that are still open. */
  end(): void {
    this.#tokenizer.end();
    this.#envelope.end();
  }

  #add(segment: SourceSegment): void {
    this.#envelope.add(segment);
    if (segment.id === 'ISA') {
      this.#repeated.push(...checkRepeatedInterchange(this.#interchanges, segment));
    }
  }
}
