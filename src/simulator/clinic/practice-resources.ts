import type { Address, Provider } from '../../../schemas/claim.js';
import { buildInvalidNpi } from '../build-npi.js';
import { createRandom, type Random } from '../create-random.js';
import type { Practice } from './build-practice.js';
import {
  type FhirResource,
  NPI_SYSTEM,
  profile,
  referTo,
  TAX_ID_SYSTEM,
  TERMINOLOGY,
} from './fhir-resource.js';
import { LAST_NAMES } from './names.js';
import { PAYER_ID_SYSTEM, PAYERS } from './payers.js';

/** The people and places that all patients' bundles share. */
export interface PracticeResources {
  readonly organization: FhirResource;
  readonly location: FhirResource;
  readonly branch: FhirResource;
  readonly practitioners: readonly FhirResource[];
  /** A stand-in whose NPI was entered wrongly. */
  readonly locum: FhirResource;
  /** In the order of PAYERS. */
  readonly payers: readonly FhirResource[];
}

export function buildPracticeResources(seed: string, { settings, branch }: Practice): PracticeResources {
  const random = createRandom(`${seed}/practice-resources`);
  const { billingProvider, practitioners } = settings;
  const organization = buildOrganization(random, billingProvider);
  return {
    organization,
    location: buildLocation(random, billingProvider, organization),
    branch: buildLocation(random, branch, organization),
    practitioners: practitioners.map(({ provider }) => buildPractitioner(random, provider)),
    locum: buildPractitioner(random, {
      entityType: 'person',
      lastName: random.pick(LAST_NAMES),
      firstName: 'Robin',
      npi: buildInvalidNpi(random),
    }),
    payers: PAYERS.map(({ payerId, name }) => ({
      resourceType: 'Organization',
      id: random.uuid(),
      ...profile('organization'),
      identifier: [{ system: PAYER_ID_SYSTEM, value: payerId }],
      active: true,
      type: [{ coding: [{ system: `${TERMINOLOGY}/organization-type`, code: 'pay' }] }],
      name,
    })),
  };
}

/** Whoever of the practice sees the patient; in a visit with the defect, the stand-in. */
export function findPractitioner(
  random: Random,
  resources: PracticeResources,
  isLocum: boolean,
): FhirResource {
  const practitioner = random.pick(resources.practitioners);
  return isLocum ? resources.locum : practitioner;
}

function buildOrganization(random: Random, { npi, taxId, lastName, address }: Provider): FhirResource {
  return {
    resourceType: 'Organization',
    id: random.uuid(),
    ...profile('organization'),
    identifier: [
      { system: NPI_SYSTEM, value: npi },
      { system: TAX_ID_SYSTEM, value: taxId },
    ],
    active: true,
    type: [{ coding: [{ system: `${TERMINOLOGY}/organization-type`, code: 'prov' }] }],
    name: lastName,
    address: [renderAddress(address!)],
  };
}

function buildLocation(
  random: Random,
  { npi, lastName, address }: Provider,
  organization: FhirResource,
): FhirResource {
  return {
    resourceType: 'Location',
    id: random.uuid(),
    ...profile('location'),
    identifier: [{ system: NPI_SYSTEM, value: npi }],
    status: 'active',
    name: lastName,
    address: renderAddress(address!),
    managingOrganization: referTo(organization),
  };
}

function buildPractitioner(random: Random, { npi, lastName, firstName }: Provider): FhirResource {
  return {
    resourceType: 'Practitioner',
    id: random.uuid(),
    ...profile('practitioner'),
    identifier: [{ system: NPI_SYSTEM, value: npi }],
    active: true,
    name: [{ use: 'official', family: lastName, given: [firstName] }],
  };
}

function renderAddress({ line1, city, state, postalCode }: Address) {
  return { line: [line1], city, state, postalCode, country: 'US' };
}
