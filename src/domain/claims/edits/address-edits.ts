import type { Address, ProfessionalClaim } from '../../../../schemas/claim.js';
import { STATE_CODES } from '../../../../schemas/codes/states.js';
import type { Edit } from './edit.js';
import { findPatient, findPersons, findProviders } from './parties.js';
import { placeOf } from './places.js';

const STATES: ReadonlySet<string> = new Set(Object.values(STATE_CODES));
const ZIP = /^\d{5}(\d{4})?$/;

/** `PO Box`, `P.O. Box`, `P O BOX 12`, `Post Office Box`, `POB 12`, `Lock Box`; runs of blanks are one before it looks. */
const PO_BOX = /\b(?:p\.? ?o\.? ?box|post office box|lock ?box)\b|\bpob ?\d/i;

/** An address with its role, loop and path. */
interface PlacedAddress {
  readonly role: string;
  readonly loop: string;
  readonly path: string;
  readonly address?: Address | undefined;
}

/** The two whose street, state and ZIP code the guide wants in full: 2010AA and 2310C. */
function findPracticeAddresses(claim: ProfessionalClaim): PlacedAddress[] {
  return findProviders(claim)
    .filter(({ loop }) => loop === '2010AA' || loop === '2310C')
    .map(({ role, loop, path, provider }) => ({ role, loop, path, address: provider.address }));
}

function findPatientAddress(claim: ProfessionalClaim): PlacedAddress {
  const { role, loop, path, person } = findPatient(claim);
  return { role, loop, path, address: person.address };
}

/** Every address there is. */
function findAddresses(claim: ProfessionalClaim): (PlacedAddress & { address: Address })[] {
  const persons = findPersons(claim).map((placed) => ({ ...placed, address: placed.person.address }));
  const payers = claim.otherCoverages.map(({ payer }, index) => ({
    role: 'other payer',
    loop: '2330B',
    path: `otherCoverages[${index}].payer`,
    address: payer.address,
  }));
  const payer = { role: 'payer', loop: '2010BB', path: 'payer', address: claim.payer.address };
  return [...findPracticeAddresses(claim), ...persons, payer, ...payers].flatMap((placed) =>
    placed.address ? [{ ...placed, address: placed.address }] : [],
  );
}

/** Those in other countries left out: their states and codes follow other rules. */
function findDomestic(claim: ProfessionalClaim): (PlacedAddress & { address: Address })[] {
  return findAddresses(claim).filter(({ address }) => (address.country ?? 'US') === 'US');
}

const addressPresent: Edit = {
  id: 'edit.missing-address',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2010AA N3, 2310C N3, 2010BA N3, 2010CA N3',
  check: (claim) => {
    const wanted = [...findPracticeAddresses(claim), findPatientAddress(claim)];
    const absent = wanted.filter(({ address }) => address === undefined);
    const incomplete = findAddresses(claim).filter(
      ({ address: { line1, city } }) => line1.trim() === '' || city.trim() === '',
    );
    return [...absent, ...incomplete].map(({ role, loop, path }) => ({
      at: placeOf(loop, 'N3', 1, `${path}.address`),
      context: { role },
    }));
  },
};

const billingAddressIsStreet: Edit = {
  id: 'edit.billing-address-po-box',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2010AA N3: a street address; a PO box belongs in 2010AB',
  check: ({ billingProvider: { address } }) =>
    [address?.line1, address?.line2].flatMap((line, index) =>
      line !== undefined && PO_BOX.test(line.replace(/\s+/g, ' '))
        ? [{ at: placeOf('2010AA', 'N3', index + 1, `billingProvider.address.line${index + 1}`) }]
        : [],
    ),
};

const statePresent: Edit = {
  id: 'edit.state',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 N402: required in the United States and Canada',
  check: (claim) =>
    findDomestic(claim)
      .filter(({ address }) => !STATES.has(address.state ?? ''))
      .map(({ role, loop, path }) => ({
        at: placeOf(loop, 'N4', 2, `${path}.address.state`),
        context: { role },
      })),
};

const postalCodeForm: Edit = {
  id: 'edit.postal-code',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 N403: required in the United States',
  check: (claim) =>
    findDomestic(claim)
      .filter(({ address }) => !ZIP.test(address.postalCode ?? ''))
      .map(({ role, loop, path }) => ({
        at: placeOf(loop, 'N4', 3, `${path}.address.postalCode`),
        context: { role },
      })),
};

const postalCodeIsFull: Edit = {
  id: 'edit.postal-code-short',
  version: 1,
  snipType: 4,
  severity: 'warning',
  citation: '005010X222A1 2010AA N403, 2310C N403: the full nine digits',
  check: (claim) =>
    findPracticeAddresses(claim)
      .filter(({ address }) => /^\d{5}$/.test(address?.postalCode ?? ''))
      .map(({ role, loop, path }) => ({
        at: placeOf(loop, 'N4', 3, `${path}.address.postalCode`),
        context: { role },
      })),
};

/** Addresses of providers, patient, subscribers and payer. */
export const addressEdits: readonly Edit[] = [
  addressPresent,
  billingAddressIsStreet,
  statePresent,
  postalCodeForm,
  postalCodeIsFull,
];
