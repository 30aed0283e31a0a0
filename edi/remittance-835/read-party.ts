import type { RemittanceParty } from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { findText } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { readContact, readElements, readReference } from './read-common.js';

export interface PartyRead {
  readonly party: RemittanceParty;
  /** Segments of the loop that no field of a party holds. */
  readonly rest: readonly Segment[];
}

/** Reads a loop 1000A or 1000B: N1, N3, N4, REF and PER. */
export function readParty(segments: readonly Segment[]): PartyRead {
  const [head, ...following] = segments as [Segment, ...Segment[]];
  const all = (id: string) => following.filter((segment) => segment.id === id);
  const city = all('N4')[0];
  const lines = all('N3').flatMap((segment) => readElements(segment));
  const address = present({
    lines,
    city: city && findText(city, 1),
    state: city && findText(city, 2),
    postalCode: city && findText(city, 3),
    country: city && findText(city, 4),
  });
  const party = present({
    name: head.element(2),
    identifierQualifier: findText(head, 3),
    identifier: findText(head, 4),
    address: lines.length > 0 || city ? address : undefined,
    references: all('REF').map(readReference),
    contacts: all('PER').map(readContact),
  });
  const rest = following.filter(({ id }) => !['N3', 'N4', 'REF', 'PER'].includes(id));
  return { party, rest };
}
