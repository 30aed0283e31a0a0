import type {
  Diagnosis,
  Payer,
  ProcedureCode,
  ProfessionalClaim,
  Provider,
  ServiceLine,
} from '../../schemas/claim.js';
import { CPT, HCPCS, ICD_10_CM, NPI_SYSTEMS, PLACE_OF_SERVICE_SYSTEMS } from '../code-systems.js';
import type { Insurance, RecordedClaim } from './adjudicated-claim.js';
import { quantityOf } from './fhir-decimal.js';

/** A FHIR resource that is written, with the id under which it is always the same. */
export interface RecordResource {
  readonly resourceType: string;
  readonly id: string;
  readonly identifier: readonly RecordIdentifier[];
  readonly [element: string]: unknown;
}

export interface RecordIdentifier {
  readonly system?: string;
  readonly type?: ReturnType<typeof conceptOf>;
  readonly value: string;
}

/** Where our own identifiers and codes live. */
export const RECORD_SYSTEMS = {
  claim: 'urn:claimwright:claim',
  claimResponse: 'urn:claimwright:claim-response',
  claimPayment: 'urn:claimwright:claim-payment',
  remittance: 'urn:claimwright:remittance',
  providerAdjustment: 'urn:claimwright:provider-adjustment',
  patientControlNumber: 'urn:claimwright:patient-control-number',
  lineControlNumber: 'urn:claimwright:line-control-number',
  supportingInformation: 'urn:claimwright:supporting-information',
} as const;

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';

const CARIN_IDENTIFIERS = 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType';

export function conceptOf(system: string, ...codes: readonly string[]) {
  return { coding: codes.map((code) => ({ system, code })) };
}

export function terminologyOf(name: string, code: string) {
  return conceptOf(`${TERMINOLOGY}/${name}`, code);
}

export const PROFESSIONAL = terminologyOf('claim-type', 'professional');

/** By the identifier of the source: no server need have the id that another gave. */
export function patientOf({ patientKey }: RecordedClaim) {
  const { sourceSystem: system, sourceIdentifier: value } = patientKey;
  return { type: 'Patient', identifier: { system, value } };
}

export function insurerOf({ payerId, name }: Payer) {
  return {
    type: 'Organization',
    identifier: { type: conceptOf(CARIN_IDENTIFIERS, 'payerid'), value: payerId },
    display: name,
  };
}

export function providerOf({ entityType, npi, lastName, firstName }: Provider) {
  return {
    type: entityType === 'person' ? 'Practitioner' : 'Organization',
    ...(npi !== undefined && { identifier: { system: NPI_SYSTEMS[0]!, value: npi } }),
    display: [firstName, lastName].filter((part) => part !== undefined).join(' '),
  };
}

export function coverageOf({ payer, subscriber }: Insurance) {
  return {
    type: 'Coverage',
    identifier: { type: terminologyOf('v2-0203', 'MB'), value: subscriber.memberId },
    display: payer.name,
  };
}

/** Rendering, referring and supervising providers. */
export function careTeamOf({ renderingProvider, referringProvider, supervisingProvider }: ProfessionalClaim) {
  const members = [
    { provider: renderingProvider, code: 'primary' },
    { provider: referringProvider, code: 'other' },
    { provider: supervisingProvider, code: 'supervisor' },
  ].flatMap(({ provider, code }) => (provider ? [{ provider, code }] : []));
  const careTeam = members.map(({ provider, code }, index) => ({
    sequence: index + 1,
    provider: providerOf(provider),
    role: terminologyOf('claimcareteamrole', code),
  }));
  return careTeam.length > 0 ? { careTeam } : {};
}

/** A claim holds ICD-10-CM codes without the point that FHIR wants. */
export function diagnosesOf(diagnoses: readonly Diagnosis[]) {
  return diagnoses.map(({ code }, index) => ({
    sequence: index + 1,
    diagnosisCodeableConcept: conceptOf(
      ICD_10_CM,
      code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code,
    ),
  }));
}

export function procedureOf({ code, modifiers, description }: ProcedureCode) {
  return {
    productOrService: {
      ...conceptOf(systemOf(code), code),
      ...(description !== undefined && { text: description }),
    },
    ...(modifiers.length > 0 && {
      modifier: modifiers.map((modifier) => conceptOf(systemOf(modifier), modifier)),
    }),
  };
}

/** Level II codes begin with a letter; Category II and III of CPT end in one. */
function systemOf(code: string): string {
  return /^[A-Z]\d{4}$/.test(code) || /^[A-Z][A-Z0-9]$/.test(code) ? HCPCS : CPT;
}

export function servicedOf({
  serviceDate,
  serviceEndDate,
}: Pick<ServiceLine, 'serviceDate' | 'serviceEndDate'>) {
  return serviceEndDate === undefined
    ? { servicedDate: serviceDate }
    : { servicedPeriod: { start: serviceDate, end: serviceEndDate } };
}

export function unitsOf({ unitCount, unitCode }: Pick<ServiceLine, 'unitCount' | 'unitCode'>) {
  const minutes = { unit: 'min', system: 'http://unitsofmeasure.org', code: 'min' };
  return { ...quantityOf(unitCount), ...(unitCode === 'MJ' && minutes) };
}

export function placeOf(facilityCode: string) {
  return conceptOf(PLACE_OF_SERVICE_SYSTEMS[0]!, facilityCode);
}

/** Ties an item to the line of the 837 whatever its place: REF*6R. */
export function lineNumberOf(lineControlNumber: string) {
  return { extension: [{ url: RECORD_SYSTEMS.lineControlNumber, valueString: lineControlNumber }] };
}

/** What no element of R4 holds, under a code of our own. */
export function informationOf(facts: Readonly<Record<string, string | undefined>>) {
  const known = Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined);
  return known.map(([code, valueString], index) => ({
    sequence: index + 1,
    category: conceptOf(RECORD_SYSTEMS.supportingInformation, code),
    valueString,
  }));
}
