import type { Open } from '../../schemas/open.js';
import type { RemittanceParty } from '../../schemas/remittance-advice.js';
import { present } from '../present.js';
import { findText, NONE } from '../segment-reading.js';
import type { Segment } from '../x12/segment.js';
import { append } from './append.js';
import { readContact, readElements, readReference } from './read-common.js';

type Address = Open<NonNullable<RemittanceParty['address']>>;

/** Reads a loop 1000A or 1000B segment by segment: N1, N3, N4, REF and PER. */
export class PartyReader {
  readonly #party: Open<RemittanceParty>;
  #hasCity = false;

  constructor(head: Segment) {
    this.#party = present({
      name: head.element(2),
      identifierQualifier: findText(head, 3),
      identifier: findText(head, 4),
      references: NONE,
      contacts: NONE,
    });
  }

  get party(): RemittanceParty {
    return this.#party;
  }

  /** False when no field of a party holds the segment. */
  add(segment: Segment): boolean {
    const party = this.#party;
    if (segment.id === 'N3') {
      const lines = readElements(segment);
      if (lines.length > 0) party.address = { ...party.address, lines: [...this.#lines, ...lines] };
    } else if (segment.id === 'N4') {
      if (this.#hasCity) return false;
      this.#hasCity = true;
      party.address = { lines: this.#lines, ...readCity(segment) };
    } else if (segment.id === 'REF') party.references = append(party.references, readReference(segment));
    else if (segment.id === 'PER') party.contacts = append(party.contacts, readContact(segment));
    else return false;
    return true;
  }

  get #lines(): readonly string[] {
    return this.#party.address?.lines ?? NONE;
  }
}

function readCity(segment: Segment): Omit<Address, 'lines'> {
  return present({
    city: findText(segment, 1),
    state: findText(segment, 2),
    postalCode: findText(segment, 3),
    country: findText(segment, 4),
  });
}
