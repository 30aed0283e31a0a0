import type { Open } from '../../schemas/open.js';
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
import { findText, NONE, type SegmentReading } from '../segment-reading.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';

/** REF. */
export function readReference(segment: Segment): Reference {
  const qualifier = segment.element(1);
  const value = segment.element(2);
  const description = findText(segment, 3);
  return description === undefined ? { qualifier, value } : { qualifier, value, description };
}

/** NM1. */
export function readName(segment: Segment): RemittanceName {
  const name: Open<RemittanceName> = { entityCode: segment.element(1), entityType: segment.element(2) };
  const lastName = findText(segment, 3);
  if (lastName !== undefined) name.lastName = lastName;
  const firstName = findText(segment, 4);
  if (firstName !== undefined) name.firstName = firstName;
  const middleName = findText(segment, 5);
  if (middleName !== undefined) name.middleName = middleName;
  const suffix = findText(segment, 7);
  if (suffix !== undefined) name.suffix = suffix;
  const identifierQualifier = findText(segment, 8);
  if (identifierQualifier !== undefined) name.identifierQualifier = identifierQualifier;
  const identifier = findText(segment, 9);
  if (identifier !== undefined) name.identifier = identifier;
  return name;
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
export function readElements(segment: Segment, from = 1, to = segment.elementCount): readonly string[] {
  let last = Math.min(to, segment.elementCount);
  while (last >= from && segment.isEmpty(last)) last -= 1;
  if (last < from) return NONE;
  const texts: string[] = [];
  for (let position = from; position <= last; position += 1) texts.push(segment.element(position));
  return texts;
}

/** Keeps as sent what no field of the noun holds, and warns about it. */
export function readOtherSegment(reading: SegmentReading, loop: string, segment: Segment): OtherSegment {
  reading.note('edi.segment-kept', loop, segment, undefined, { segment: segment.id }, 'warning');
  return readAsSent(reading, loop, segment);
}

/** As sent but for its separators, which are `:` and `^` whatever those of the file are: so it can be built again. */
export function readAsSent({ delimiters }: SegmentReading, loop: string, segment: Segment): OtherSegment {
  const { component, repetition } = delimiters;
  const elements = readElements(segment);
  const isUsual = component === ':' && repetition === '^';
  return {
    id: segment.id,
    elements: isUsual
      ? elements
      : elements.map((text) => exchange(exchange(text, component, ':'), repetition, '^')),
    place: { loop, ...placeOf(segment) },
  };
}

function exchange(text: string, from: string, to: string): string {
  return from === '' || from === to ? text : text.replaceAll(from, to);
}
