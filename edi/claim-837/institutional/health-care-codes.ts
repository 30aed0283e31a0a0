import { type CalendarDate, parseX12Date } from '../../../schemas/calendar-date.js';
import { type Cents, parseCents } from '../../../schemas/money.js';
import type { SegmentReading } from '../../segment-reading.js';
import type { Segment } from '../../x12/segment.js';
import { findPeriod, type Period } from './find-period.js';

const LOOP = '2300';
const DATE = 4;
const AMOUNT = 5;

/** One composite C022 of an HI segment. What cannot be read of it is an error, which costs the claim. */
export class HealthCareCode {
  readonly qualifier: string;
  readonly code: string;
  readonly reading: SegmentReading;
  readonly segment: Segment;
  readonly position: number;

  constructor(reading: SegmentReading, segment: Segment, position: number) {
    this.reading = reading;
    this.segment = segment;
    this.position = position;
    this.qualifier = this.component(1);
    this.code = this.component(2);
  }

  component(component: number): string {
    return this.segment.component(this.position, component);
  }

  /** C022-4 as a day. */
  readDate(): CalendarDate | undefined {
    const date = parseX12Date(this.component(DATE));
    if (date === undefined) this.#noteDate('CCYYMMDD');
    return date;
  }

  /** C022-4 as a period. */
  readPeriod(): Period | undefined {
    const period = findPeriod(this.component(DATE));
    if (!period) this.#noteDate('CCYYMMDD-CCYYMMDD');
    return period;
  }

  /** C022-5. */
  readAmount(): Cents | undefined {
    const amount = parseCents(this.component(AMOUNT));
    if (amount === undefined) this.reading.note('edi.bad-amount', LOOP, this.segment, this.position);
    return amount;
  }

  #noteDate(form: string): void {
    this.reading.note('edi.bad-date', LOOP, this.segment, this.position, { form });
  }
}

/** The codes of all HI segments of a claim, of which each is taken once, by its qualifier. */
export class HealthCareCodes {
  readonly #reading: SegmentReading;
  #left: HealthCareCode[];

  constructor(reading: SegmentReading, segments: readonly Segment[]) {
    this.#reading = reading;
    this.#left = segments.flatMap((segment) =>
      Array.from({ length: segment.elementCount }, (_, index) => index + 1)
        .filter((position) => !segment.isEmpty(position))
        .map((position) => new HealthCareCode(reading, segment, position)),
    );
  }

  /** The first one left of these qualifiers; empty when there is none. */
  take(...qualifiers: readonly string[]): HealthCareCode[] {
    const found = this.#left.find(({ qualifier }) => qualifiers.includes(qualifier));
    this.#left = this.#left.filter((each) => each !== found);
    return found ? [found] : [];
  }

  takeAll(...qualifiers: readonly string[]): HealthCareCode[] {
    const found = this.#left.filter(({ qualifier }) => qualifiers.includes(qualifier));
    this.#left = this.#left.filter(({ qualifier }) => !qualifiers.includes(qualifier));
    return found;
  }

  /** One warning for each kind of code that nobody took. */
  noteUntaken(): void {
    const kinds = new Map<string, HealthCareCode[]>();
    for (const each of this.#left) kinds.set(each.qualifier, [...(kinds.get(each.qualifier) ?? []), each]);
    for (const [qualifier, [first, ...others]] of kinds) {
      const context = { segment: `HI*${qualifier}`, count: 1 + others.length };
      const { segment, position } = first!;
      this.#reading.note('edi.segment-not-read', LOOP, segment, position, context, 'warning');
    }
  }
}
