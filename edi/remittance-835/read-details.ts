import type { Issue } from '../../schemas/issue.js';
import { issue } from '../../schemas/issue.js';
import type {
  Adjustment,
  Contact,
  OtherSegment,
  QualifiedAmount,
  QualifiedDate,
  QualifiedQuantity,
  Reference,
  RemittanceName,
} from '../../schemas/remittance-advice.js';
import { placeOf } from '../x12/place-of.js';
import type { Segment } from '../x12/segment.js';
import { type ElementReader, elementsOf, optional, rangeOf } from './element-reader.js';

/** What may stand under a claim payment and under a service payment alike, gathered segment by segment. */
export class DetailReader {
  readonly adjustments: Adjustment[] = [];
  readonly references: Reference[] = [];
  readonly dates: QualifiedDate[] = [];
  readonly amounts: QualifiedAmount[] = [];
  readonly quantities: QualifiedQuantity[] = [];
  readonly contacts: Contact[] = [];
  readonly otherSegments: OtherSegment[] = [];

  constructor(private readonly elements: ElementReader) {}

  add(segment: Segment): void {
    switch (segment.id) {
      case 'CAS':
        this.adjustments.push(...readAdjustments(segment, this.elements));
        break;
      case 'REF':
        this.references.push(readReference(segment));
        break;
      case 'DTM':
        this.addDate(segment);
        break;
      case 'AMT':
        this.amounts.push({ qualifier: segment.element(1), amount: this.elements.amount(segment, 2) });
        break;
      case 'QTY':
        this.quantities.push({ qualifier: segment.element(1), quantity: segment.element(2) });
        break;
      case 'PER':
        this.contacts.push(readContact(segment));
        break;
      default:
        this.otherSegments.push(readOther(segment, this.elements.issues));
    }
  }

  private addDate(segment: Segment): void {
    const date = this.elements.date(segment, 2);
    if (date) this.dates.push({ qualifier: segment.element(1), date });
    else this.otherSegments.push({ id: segment.id, elements: elementsOf(segment), place: placeOf(segment) });
  }
}

/** The triplets of a CAS: reason, amount and quantity from CAS02 on (005010X221A1 2100 and 2110 CAS). */
function readAdjustments(segment: Segment, elements: ElementReader): Adjustment[] {
  const adjustments: Adjustment[] = [];
  for (let position = 2; position <= segment.elementCount; position += 3) {
    const reasonCode = segment.element(position);
    if (reasonCode === '' && segment.element(position + 1) === '') continue;
    adjustments.push({
      groupCode: segment.element(1),
      reasonCode,
      amount: elements.amount(segment, position + 1),
      ...optional('quantity', segment.element(position + 2)),
      place: rangeOf(segment),
    });
  }
  return adjustments;
}

export function readReference(segment: Segment): Reference {
  const [qualifier, value] = [segment.element(1), segment.element(2)];
  return { qualifier, value, ...optional('description', segment.element(3)) };
}

export function readContact(segment: Segment): Contact {
  const numbers = [3, 5, 7]
    .map((at) => ({ qualifier: segment.element(at), value: segment.element(at + 1) }))
    .filter((number) => number.qualifier !== '' || number.value !== '');
  return { functionCode: segment.element(1), ...optional('name', segment.element(2)), numbers };
}

export function readName(segment: Segment): RemittanceName {
  return {
    entityCode: segment.element(1),
    entityType: segment.element(2),
    ...optional('lastName', segment.element(3)),
    ...optional('firstName', segment.element(4)),
    ...optional('middleName', segment.element(5)),
    ...optional('suffix', segment.element(7)),
    ...optional('identifierQualifier', segment.element(8)),
    ...optional('identifier', segment.element(9)),
  };
}

/** Keeps a segment that no field knows, with a warning. */
export function readOther(segment: Segment, issues: Issue[]): OtherSegment {
  const place = placeOf(segment);
  issues.push(issue('remittance.unknown-segment', place, { segment: segment.id }, 'warning'));
  return { id: segment.id, elements: elementsOf(segment), place };
}
