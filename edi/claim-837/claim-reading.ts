import { trimDecimalZeros } from '../../schemas/digits.js';
import { NONE, SegmentReading } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';

/** Reads one claim set, and knows at any time which of its segments nobody has read. */
export class ClaimReading extends SegmentReading {
  readonly #unread: Set<Segment>;

  constructor(segments: readonly Segment[]) {
    super();
    this.#unread = new Set(segments);
  }

  /** In the order in which they were given. */
  get unread(): readonly Segment[] {
    return this.#unread.size === 0 ? NONE : [...this.#unread];
  }

  markRead(...segments: readonly Segment[]): void {
    for (const segment of segments) this.#unread.delete(segment);
  }

  /** A decimal string in one form, however it was sent: `.50` is `0.5`. As `readQuantity` otherwise. */
  readNumber(loop: string, segment: Segment, position: number): string | undefined {
    const text = this.readQuantity(loop, segment, position);
    if (text === undefined || text === '1') return text;
    const digits = trimDecimalZeros(text).replace(/^(-?)0+(?=\d)/, '$1');
    return digits.replace(/^(-?)\./, (_, sign: string) => `${sign}0.`).replace(/^-?$/, '0');
  }

  /** One warning for each kind of segment that no field of a claim holds, at its first place. */
  noteUnread(): void {
    const kinds = new Map<string, { first: Segment; count: number }>();
    for (const segment of this.#unread) {
      const kind = QUALIFIED.has(segment.id) ? `${segment.id}*${segment.component(1, 1)}` : segment.id;
      const found = kinds.get(kind);
      if (found) found.count += 1;
      else kinds.set(kind, { first: segment, count: 1 });
    }
    for (const [segment, { first, count }] of kinds) {
      this.note('edi.segment-not-read', '', first, undefined, { segment, count }, 'warning');
    }
  }
}

/** Segments whose first element tells kinds of them apart. */
const QUALIFIED = new Set(['NM1', 'REF', 'DTP', 'AMT', 'QTY', 'CRC', 'HI', 'NTE', 'PRV', 'PWK']);
