import type {
  AdjudicationInformation,
  ClaimPayment,
  RemittanceName,
  ServicePayment,
} from '../../schemas/remittance-advice.js';
import type { Segment } from '../x12/segment.js';
import { type ElementReader, elementsOf, optional, rangeOf } from './element-reader.js';
import { DetailReader, readName } from './read-details.js';
import { readServicePayment } from './read-service-payment.js';

/** Elements of MIA (2100 MIA05, MIA20 to MIA23) and MOA (2100 MOA03 to MOA07) that hold remark codes. */
const REMARK_ELEMENTS: Readonly<Record<string, readonly number[]>> = {
  MIA: [5, 20, 21, 22, 23],
  MOA: [3, 4, 5, 6, 7],
};

/** Loop 2100 with its 2110: from a CLP to the last segment before the next CLP, LX, PLB or SE. */
export function readClaimPayment(
  segments: readonly Segment[],
  ordinal: number,
  headerNumber: string | undefined,
  elements: ElementReader,
): ClaimPayment {
  const clp = segments[0]!;
  const details = new DetailReader(elements);
  const names: RemittanceName[] = [];
  const information: Record<string, AdjudicationInformation> = {};
  const starts = segments.flatMap((segment, index) => (segment.id === 'SVC' ? [index] : []));
  for (const segment of segments.slice(1, starts[0])) {
    if (segment.id === 'NM1') names.push(readName(segment));
    else if (segment.id in REMARK_ELEMENTS) information[segment.id] = readInformation(segment);
    else details.add(segment);
  }
  const services = starts.map(
    (start, index): ServicePayment =>
      readServicePayment(segments.slice(start, starts[index + 1]), index + 1, elements),
  );
  return {
    ordinal,
    ...optional('headerNumber', headerNumber),
    ...readClaimElements(clp, elements),
    adjustments: details.adjustments,
    names,
    ...optional('inpatient', information['MIA']),
    ...optional('outpatient', information['MOA']),
    references: details.references,
    dates: details.dates,
    contacts: details.contacts,
    amounts: details.amounts,
    quantities: details.quantities,
    services,
    otherSegments: details.otherSegments,
    place: rangeOf(clp, segments[segments.length - 1]),
  };
}

function readClaimElements(clp: Segment, elements: ElementReader) {
  return {
    patientControlNumber: clp.element(1),
    claimStatusCode: clp.element(2),
    chargeAmount: elements.amount(clp, 3),
    paymentAmount: elements.amount(clp, 4),
    ...optional('patientResponsibilityAmount', elements.optionalAmount(clp, 5)),
    ...optional('claimFilingCode', clp.element(6)),
    ...optional('payerControlNumber', clp.element(7)),
    ...optional('facilityCode', clp.element(8)),
    ...optional('frequencyCode', clp.element(9)),
    ...optional('drgCode', clp.element(11)),
    ...optional('drgWeight', clp.element(12)),
    ...optional('dischargeFraction', clp.element(13)),
  };
}

function readInformation(segment: Segment): AdjudicationInformation {
  const remarkCodes = REMARK_ELEMENTS[segment.id]!.map((element) => segment.element(element));
  return { remarkCodes: remarkCodes.filter((code) => code !== ''), elements: elementsOf(segment) };
}
