import { isNpi } from '../../../../schemas/npi.js';
import type { Edit } from './edit.js';
import { findProviders, type PlacedProvider } from './parties.js';
import { placeOf } from './places.js';

const TAXONOMY = /^[A-Z0-9]{9}X$/;
const TAX_ID = /^\d{9}$/;
const PHONE = /^\d{10}$/;

/** Loops where a claim without the number of that provider is refused: the one who bills and the one who renders. */
const NPI_WANTED = ['2010AA', '2310B'];

function lacksNpi({ loop, provider }: PlacedProvider): boolean {
  return NPI_WANTED.includes(loop) && !provider.npi;
}

const npiPresent: Edit = {
  id: 'edit.missing-npi',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2010AA NM109, 2310B NM109; 45 CFR 162.410',
  check: (claim) =>
    findProviders(claim)
      .filter(lacksNpi)
      .map(({ role, loop, path }) => ({ at: placeOf(loop, 'NM1', 9, `${path}.npi`), context: { role } })),
};

const npiCheckDigit: Edit = {
  id: 'edit.npi-check-digit',
  version: 1,
  snipType: 5,
  severity: 'error',
  citation: '45 CFR 162.406',
  check: (claim) =>
    findProviders(claim)
      .filter(
        (placed) => !lacksNpi(placed) && placed.provider.npi !== undefined && !isNpi(placed.provider.npi),
      )
      .map(({ role, loop, path }) => ({ at: placeOf(loop, 'NM1', 9, `${path}.npi`), context: { role } })),
};

const taxIdForm: Edit = {
  id: 'edit.tax-id-form',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2010AA REF*EI, REF*SY',
  check: ({ billingProvider: { taxId } }) =>
    TAX_ID.test(taxId ?? '') ? [] : [{ at: placeOf('2010AA', 'REF', 2, 'billingProvider.taxId') }],
};

/** A solo practitioner may bill under a social security number, an organization has an employer number. */
const taxIdQualifier: Edit = {
  id: 'edit.tax-id-qualifier',
  version: 1,
  snipType: 4,
  severity: 'error',
  citation: '005010X222A1 2010AA REF01',
  check: ({ billingProvider: { taxId, taxIdQualifier: qualifier, entityType } }) => {
    const isRight = qualifier === 'EI' || (qualifier === 'SY' && entityType === 'person');
    const at = placeOf('2010AA', 'REF', 1, 'billingProvider.taxIdQualifier');
    return !taxId || isRight ? [] : [{ at, context: { found: qualifier ?? 'no qualifier' } }];
  },
};

const taxonomyForm: Edit = {
  id: 'edit.taxonomy-form',
  version: 1,
  snipType: 5,
  severity: 'error',
  citation: '005010X222A1 2000A PRV03, 2310B PRV03; NUCC provider taxonomy',
  check: (claim) =>
    findProviders(claim)
      .filter(({ provider: { taxonomyCode } }) => taxonomyCode !== undefined && !TAXONOMY.test(taxonomyCode))
      .map(({ role, loop, path }) => ({
        at: placeOf(loop === '2010AA' ? '2000A' : loop, 'PRV', 3, `${path}.taxonomyCode`),
        context: { role },
      })),
};

/** NM102 has one meaning in these loops: 1 for who refers and supervises, 2 for a facility. */
const entityTypes: Edit = {
  id: 'edit.provider-entity-type',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2310A NM102, 2310C NM102, 2310D NM102',
  check: (claim) =>
    findProviders(claim).flatMap(({ role, loop, path, provider: { entityType } }) => {
      const wanted = { '2310A': 'person', '2310C': 'organization', '2310D': 'person' }[loop] ?? entityType;
      const at = placeOf(loop, 'NM1', 2, `${path}.entityType`);
      return entityType === wanted ? [] : [{ at, context: { role, wanted } }];
    }),
};

const contactPhone: Edit = {
  id: 'edit.contact-phone-form',
  version: 1,
  snipType: 2,
  severity: 'error',
  citation: '005010X222A1 2010AA PER04',
  check: ({ billingProvider: { contact } }) =>
    contact === undefined || PHONE.test(contact.phone)
      ? []
      : [{ at: placeOf('2010AA', 'PER', 4, 'billingProvider.contact.phone') }],
};

/** Who bills, renders, refers and supervises, and where. */
export const providerEdits: readonly Edit[] = [
  npiPresent,
  npiCheckDigit,
  taxIdForm,
  taxIdQualifier,
  taxonomyForm,
  entityTypes,
  contactPhone,
];
