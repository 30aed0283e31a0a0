import { type CalendarDate, parseX12Date } from '../schemas/calendar-date.js';
import type { DatedQualifier } from '../schemas/claim-supplements.js';
import type { Cents } from '../schemas/money.js';
import type { Contact, OtherSegment, Reference, RemittanceName } from '../schemas/remittance-advice.js';
import { present } from './present.js';
import {
  readAsSent,
  readContact,
  readElements,
  readName,
  readOtherSegment,
  readReference,
} from './remittance-835/read-common.js';
import { findText, type SegmentReading } from './segment-reading.js';
import type { Segment } from './x12/segment.js';

/**
 * The elements that the fields of a noun hold, by segment. One that holds more, or separators where a text is wanted, or
 * nothing at all, is not taken but kept as it was sent; the segments that are not here carry a level and are always taken.
 */
const HELD: Readonly<Record<string, readonly number[]>> = {
  AAA: [1, 3, 4],
  AMT: [1, 2],
  DMG: [1, 2, 3],
  DTP: [1, 2, 3],
  HSD: [1, 2, 3, 4, 5, 6, 7, 8],
  III: [1, 2, 3, 4],
  INS: [1, 2, 3, 4, 17],
  LE: [1],
  LS: [1],
  MPI: [1, 2, 3, 4, 5, 6, 7],
  MSG: [1],
  N3: [1, 2],
  N4: [1, 2, 3, 4, 5, 6, 7],
  PER: [1, 2, 3, 4, 5, 6, 7, 8],
  PRV: [1, 2, 3],
  REF: [1, 2, 3],
};

/** Takes the segments of one level one after another; what nobody took is kept as it was sent. */
export class LevelSegments {
  readonly #left: Set<Segment>;
  /** Left because a value could not be read, which has been told. */
  readonly #told = new Set<Segment>();

  constructor(
    readonly reading: SegmentReading,
    readonly loop: string,
    segments: readonly Segment[],
  ) {
    this.#left = new Set(segments);
  }

  /** What is left over, in the order of the file, with a warning for each that has not been told of; undefined when nothing is. */
  get others(): readonly OtherSegment[] | undefined {
    const left = [...this.#left].sort((one, other) => one.byteOffset - other.byteOffset);
    const kept = left.map((segment) => this.#keep(segment));
    return kept.length > 0 ? kept : undefined;
  }

  take(id: string, qualifier?: string): Segment | undefined {
    for (const segment of this.#left) {
      if (this.#isMeant(segment, id, qualifier)) return this.#taken(segment);
    }
    return undefined;
  }

  /** The last of them: what is written behind all others, where others of its kind are kept. */
  takeLast(id: string, qualifier?: string): Segment | undefined {
    const last = [...this.#left].filter((segment) => this.#isMeant(segment, id, qualifier)).at(-1);
    return last && this.#taken(last);
  }

  takeAll(id: string): Segment[] {
    const found = [...this.#left].filter((segment) => segment.id === id && this.#isHeld(segment));
    for (const segment of found) this.#left.delete(segment);
    return found;
  }

  takeName(): RemittanceName {
    const segment = this.take('NM1');
    return segment ? readName(segment) : { entityCode: '', entityType: '' };
  }

  takeNumber(qualifier: string): string | undefined {
    const segment = this.take('REF', qualifier);
    if (segment?.isEmpty(3) && !segment.isEmpty(2)) return segment.element(2);
    if (segment) this.#leave(segment, false);
    return undefined;
  }

  /** TRN02 of a level that no TRN begins; one of another type, or that holds more than its number, is kept as sent. */
  takeTraceNumber(type: string): string | undefined {
    for (const segment of this.#left) {
      const isTrace = segment.id === 'TRN' && segment.element(1) === type && !segment.isEmpty(2);
      if (isTrace && this.#holdsOnly(segment, [1, 2])) return this.#taken(segment).element(2);
    }
    return undefined;
  }

  takeReferences(): Reference[] {
    return this.takeAll('REF').map(readReference);
  }

  takeContacts(): Contact[] {
    return this.takeAll('PER').map(readContact);
  }

  takeAmount(qualifier: string): Cents | undefined {
    const segment = this.take('AMT', qualifier);
    const amount = segment && this.reading.readInformativeAmount(this.loop, segment, 2);
    if (segment && amount === undefined) this.#leave(segment, !segment.isEmpty(2));
    return amount;
  }

  /** Every DTP that is a day or a period. */
  takeDates(): DatedQualifier[] {
    return this.takeAll('DTP').flatMap((segment) => this.#readDate(segment) ?? []);
  }

  /** DTP*472. */
  takeServicePeriod(): { serviceDate?: CalendarDate; serviceEndDate?: CalendarDate } {
    const segment = this.take('DTP', '472');
    const found = segment && this.#readDate(segment);
    return present({ serviceDate: found?.date, serviceEndDate: found?.endDate });
  }

  /** DMG. */
  takeDemographics(): { birthDate?: CalendarDate; genderCode?: string } {
    const segment = this.take('DMG');
    if (!segment) return {};
    const birthDate = this.reading.readDate(this.loop, segment, 2);
    if (birthDate === undefined && !segment.isEmpty(2)) {
      this.#leave(segment);
      return {};
    }
    return present({ birthDate, genderCode: findText(segment, 3) });
  }

  /** D8 or RD8; another form, or a day that does not exist, is kept as sent with a warning. */
  #readDate(segment: Segment): DatedQualifier | undefined {
    const [from = '', to = '', ...more] = segment.element(3).split('-');
    const [date, endDate] = [parseX12Date(from), parseX12Date(to)];
    const qualifier = segment.element(1);
    const form = segment.element(2);
    if (form === 'D8' && date && from === segment.element(3)) return { qualifier, date };
    if (form === 'RD8' && date && endDate && more.length === 0) return { qualifier, date, endDate };
    const wanted = form === 'RD8' ? 'CCYYMMDD-CCYYMMDD' : 'CCYYMMDD';
    this.reading.note('edi.bad-date', this.loop, segment, 3, { form: wanted }, 'warning');
    this.#leave(segment);
    return undefined;
  }

  #isMeant(segment: Segment, id: string, qualifier: string | undefined): boolean {
    if (segment.id !== id || (qualifier !== undefined && segment.element(1) !== qualifier)) return false;
    return this.#isHeld(segment);
  }

  #taken(segment: Segment): Segment {
    this.#left.delete(segment);
    return segment;
  }

  #leave(segment: Segment, isTold = true): void {
    this.#left.add(segment);
    if (isTold) this.#told.add(segment);
  }

  #isHeld(segment: Segment): boolean {
    const held = HELD[segment.id];
    if (!held) return segment.id !== 'HI' || readElements(segment).length > 0;
    return this.#holdsOnly(segment, held);
  }

  /** True of a segment that has a value, and none outside the positions given or divided by a separator. */
  #holdsOnly(segment: Segment, held: readonly number[]): boolean {
    const { component, repetition } = this.reading.delimiters;
    let isEmpty = true;
    for (let position = 1; position <= segment.elementCount; position += 1) {
      if (segment.isEmpty(position)) continue;
      isEmpty = false;
      const text = segment.element(position);
      const isDivided =
        (component !== '' && text.includes(component)) || (repetition !== '' && text.includes(repetition));
      if (!held.includes(position) || isDivided) return false;
    }
    return !isEmpty;
  }

  #keep(segment: Segment): OtherSegment {
    if (!this.#told.has(segment)) return readOtherSegment(this.reading, this.loop, segment);
    return readAsSent(this.reading, this.loop, segment);
  }
}
