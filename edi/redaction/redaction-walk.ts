import { GUIDES } from '../guides/find-guide.js';
import { afterSegment, elementsOf, withElements } from '../x12/changed-segment.js';
import type { Delimiters } from '../x12/segment.js';
import type { TextSegment } from '../x12/text-segment.js';
import { moveDates } from './moved-dates.js';
import {
  type ElementRedaction,
  type RedactionAction,
  SEGMENT_REDACTIONS,
  type SegmentRedaction,
} from './parse-redaction-table.js';
import { redactOutside } from './redact-outside.js';

/** What begins something new, so that no payer or provider stands before it any more. */
const LEVELS: readonly string[] = ['ISA', 'GS', 'ST', 'HL', 'CLM', 'CLP', 'LX', 'SVC', 'SBR', 'PLB'];
/** Qualifiers of identifiers of payers and providers; social security and member numbers are not among them. */
const KEPT_IDENTIFIERS = new Set(['XX', 'PI', 'XV', '46', '24', 'FI', 'NI', 'AD', 'PP', 'SV', 'UP', '']);
const CODE = /^[A-Za-z0-9.+-]{0,18}$/;

/** What stands in the place of a text. */
export interface Replacements {
  replace(text: string): string;
  /** A birth or a death as a date or period of dates; undefined for what is none. */
  moveBack(text: string): string | undefined;
  moveOn(text: string): string | undefined;
}

/** Redacts the segments of a file in their order. */
export class RedactionWalk {
  replaced = 0;
  unknownSegments = 0;
  /** Every text that was replaced. */
  readonly originals = new Set<string>();
  #belowKept = false;

  /** @param shiftDays by which every other date moves */
  constructor(
    private readonly replacements: Replacements,
    private readonly shiftDays: number,
  ) {}

  redact(segment: TextSegment): TextSegment {
    if (LEVELS.includes(segment.id)) this.#belowKept = false;
    const row = this.#findRow(segment);
    if (segment.id === 'NM1' || segment.id === 'N1') this.#belowKept = row?.namesKept === true;
    if (!row) this.unknownSegments += 1;
    const texts = elementsOf(segment);
    const redacted = texts.map((text, index) => this.#redactElement(segment, row, index, text));
    this.replaced += redacted.filter((text, index) => text !== texts[index]).length;
    const changed = withElements(segment, redacted, row ? segment.id : this.#redactId(segment.id));
    const { gap, terminator } = segment;
    return gap.trim() === '' ? changed : afterSegment(changed, { gap: redactOutside(gap), terminator });
  }

  #findRow(segment: TextSegment): SegmentRedaction | undefined {
    return SEGMENT_REDACTIONS.get(segment.id)?.find(
      ({ qualifiers, belowKept }) =>
        (!belowKept || this.#belowKept) && (!qualifiers || qualifiers.has(segment.element(1))),
    );
  }

  /** Where a terminator stands in free text, what follows it looks like an identifier. */
  #redactId(id: string): string {
    return GUIDES.some(({ segmentIds }) => segmentIds.has(id)) ? id : this.#replace(id);
  }

  #redactElement(
    segment: TextSegment,
    row: SegmentRedaction | undefined,
    index: number,
    text: string,
  ): string {
    if (text === '') return text;
    const redaction = row ? (row.elements[index] ?? row.rest ?? 't') : 't';
    const before = index === 0 ? '' : segment.element(index);
    if (segment.id === 'ISA') return this.#apply(redaction as RedactionAction, text, before);
    return splitJoin(text, segment.delimiters.repetition, (each) =>
      this.#redactRepetition(redaction, each, before, segment.delimiters),
    );
  }

  #redactRepetition(
    redaction: ElementRedaction,
    text: string,
    before: string,
    { component }: Delimiters,
  ): string {
    if (typeof redaction === 'string') {
      return splitJoin(text, component, (part) => this.#apply(redaction, part, before));
    }
    return splitJoin(text, component, (part, index) => this.#apply(redaction[index] ?? 't', part, before));
  }

  #apply(action: RedactionAction, text: string, before: string): string {
    switch (action) {
      case 'w':
        return text;
      case 'k':
        return CODE.test(text) ? text : this.#replace(text);
      case 's':
        return KEPT_IDENTIFIERS.has(before) ? text : this.#replace(text);
      case 'd':
      case 'p':
        return moveDates(text, () => this.shiftDays) ?? crossOut(text);
      case 'b':
        this.originals.add(text);
        return this.replacements.moveBack(text) ?? crossOut(text);
      case 'e':
        this.originals.add(text);
        return this.replacements.moveOn(text) ?? crossOut(text);
      default:
        return this.#replace(text);
    }
  }

  #replace(text: string): string {
    this.originals.add(text);
    return this.replacements.replace(text);
  }
}

/** For what stands in the place of a date and is none: digits that never make one, so that it stays none. */
function crossOut(text: string): string {
  return text.replace(/\d/g, '9').replace(/[^\d\W_]|[^\0-\x7f]/g, 'X');
}

function splitJoin(text: string, delimiter: string, change: (part: string, index: number) => string): string {
  if (delimiter === '' || !text.includes(delimiter)) return change(text, 0);
  return text.split(delimiter).map(change).join(delimiter);
}
