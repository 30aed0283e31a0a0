import type {
  Contact,
  OtherSegment,
  QualifiedAmount,
  QualifiedDate,
  QualifiedQuantity,
  Reference,
  RemittanceName,
} from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { findText, type SegmentReading } from '../segment-reading.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';

/** REF. */
export function readReference(segment: Segment): Reference {
  return present({
    qualifier: segment.element(1),
    value: segment.element(2),
    description: findText(segment, 3),
  });
}

/** NM1. */
export function readName(segment: Segment): RemittanceName {
  return present({
    entityCode: segment.element(1),
    entityType: segment.element(2),
    lastName: findText(segment, 3),
    firstName: findText(segment, 4),
    middleName: findText(segment, 5),
    suffix: findText(segment, 7),
    identifierQualifier: findText(segment, 8),
    identifier: findText(segment, 9),
  });
}

/** PER: up to three numbers. */
export function readContact(segment: Segment): Contact {
  const numbers = [3, 5, 7].flatMap((position) => {
    const [qualifier, value] = [segment.element(position), segment.element(position + 1)];
    return qualifier === '' && value === '' ? [] : [{ qualifier, value }];
  });
  return present({ functionCode: segment.element(1), name: findText(segment, 2), numbers });
}

/** DTM01 and DTM02; undefined, with a warning, for a date that cannot be read. */
export function readQualifiedDate(
  reading: SegmentReading,
  loop: string,
  segment: Segment,
): QualifiedDate | undefined {
  const date = reading.readDate(loop, segment, 2);
  return date && { qualifier: segment.element(1), date };
}

/** AMT stands in no balance; undefined, with a warning, for an amount that cannot be read. */
export function readQualifiedAmount(
  reading: SegmentReading,
  loop: string,
  segment: Segment,
): QualifiedAmount | undefined {
  const amount = reading.readInformativeAmount(loop, segment, 2);
  return amount === undefined ? undefined : { qualifier: segment.element(1), amount };
}

/** QTY. */
export function readQualifiedQuantity(
  reading: SegmentReading,
  loop: string,
  segment: Segment,
): QualifiedQuantity | undefined {
  const quantity = reading.readQuantity(loop, segment, 2);
  return quantity === undefined ? undefined : { qualifier: segment.element(1), quantity };
}

/** Element texts from one position to another, trailing empty ones left out. */
export function readElements(segment: Segment, from = 1, to = segment.elementCount): string[] {
  const last = Math.min(to, segment.elementCount);
  const texts = Array.from({ length: Math.max(0, last - from + 1) }, (_, index) =>
    segment.element(from + index),
  );
  while (texts.at(-1) === '') texts.pop();
  return texts;
}

/** Keeps as sent what no field of the noun holds, and warns about it. */
export function readOtherSegment(reading: SegmentReading, loop: string, segment: Segment): OtherSegment {
  reading.note('edi.segment-kept', loop, segment, undefined, { segment: segment.id }, 'warning');
  return readAsSent(loop, segment);
}

/** A segment whose value could not be read, which has been told already. */
export function readAsSent(loop: string, segment: Segment): OtherSegment {
  return { id: segment.id, elements: readElements(segment), place: { loop, ...placeOf(segment) } };
}
