import type { ElementSpec, SegmentSpec } from '../guides/guide.js';

/** An element or component whose codes lie outside of the guide. */
export interface CodedPlace {
  readonly element: number;
  /** 0 for an element that is no composite. */
  readonly component: number;
  /** The name of the set; undefined when the value before tells it. */
  readonly set: string | undefined;
  readonly sets: ReadonlyMap<string, string>;
}

/** Sets by data element, where the guide tables name none. */
const BY_ELEMENT: Readonly<Record<string, string>> = { '1034': 'adjustment_reason' };

/** Sets by data element and the qualifier before it. */
const BY_QUALIFIER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '67': { XX: 'npi' },
  '127': { PXC: 'taxonomy' },
  '234': { HC: 'hcpcs', N4: 'ndc', AD: 'cdt', HP: 'hipps', IV: 'hiec', ER: 'jurisdiction_procedure' },
  '1271': {
    ...sets('ABK ABF ABJ ABN APR', 'icd_10_cm'),
    ...sets('BK BF BJ BN PR', 'icd_9_cm'),
    ...sets('BBR BBQ', 'icd_10_pcs'),
    ...sets('BR BQ', 'icd_9_pcs'),
    ...{ BH: 'occurrence', BI: 'occurrence_span', BE: 'value', BG: 'condition', DR: 'drg' },
    ...{ HE: 'remark_code', RX: 'ncpdp_reject', BP: 'hcpcs', BO: 'hcpcs' },
  },
};

/** The places of a segment whose codes lie outside of the guides. */
export function findCodedPlaces(spec: SegmentSpec): readonly CodedPlace[] {
  return spec.elements.flatMap((element, index) =>
    element.components
      ? element.components.flatMap((part, at) => placeOf(part, index + 1, at + 1))
      : placeOf(element, index + 1, 0),
  );
}

function placeOf(spec: ElementSpec, element: number, component: number): CodedPlace[] {
  if (spec.usage === 'N') return [];
  const set = spec.externalCodes ?? BY_ELEMENT[spec.number];
  const bySets = BY_QUALIFIER[spec.number];
  return set === undefined && !bySets
    ? []
    : [{ element, component, set, sets: new Map(Object.entries(bySets ?? {})) }];
}

function sets(qualifiers: string, set: string): Record<string, string> {
  return Object.fromEntries(qualifiers.split(' ').map((qualifier) => [qualifier, set]));
}
