import { createHash } from 'node:crypto';
import { renderSegmentContent } from '../../../edi/remittance-835/render-set-content.js';
import type { Delimiters, Segment } from '../../../edi/x12/segment.js';

/** Characters that are hashed at once: a call for every segment costs more than hashing it. */
const TOGETHER = 8_192;

/** SHA-256 over the canonical content of a set, segment by segment: the same in another envelope has the same. */
export class SetContentHash {
  readonly #hash = createHash('sha256');
  #waiting = '';

  constructor(private readonly delimiters: Delimiters) {}

  add(segment: Segment): void {
    this.#waiting += renderSegmentContent(segment, this.delimiters);
    if (this.#waiting.length < TOGETHER) return;
    this.#hash.update(this.#waiting);
    this.#waiting = '';
  }

  /** Call once, after the last segment. */
  end(): string {
    return this.#hash.update(this.#waiting).digest('hex');
  }
}
