import type { CalendarDate } from '../../../schemas/calendar-date.js';

/** A FHIR R4 resource as it is written to JSON. */
export interface FhirResource {
  readonly resourceType: string;
  readonly id: string;
  readonly [element: string]: unknown;
}

export interface FhirReference {
  readonly reference: string;
  readonly display?: string;
}

/** A transaction Bundle: every entry is created, people and places of the practice only where they are new. */
export interface TransactionBundle {
  readonly resourceType: 'Bundle';
  readonly type: 'transaction';
  readonly entry: readonly {
    readonly fullUrl: string;
    readonly resource: FhirResource;
    readonly request: { readonly method: 'POST'; readonly url: string; readonly ifNoneExist?: string };
  }[];
}

export const NPI_SYSTEM = 'http://hl7.org/fhir/sid/us-npi';
export const TAX_ID_SYSTEM = 'urn:oid:2.16.840.1.113883.4.4';
export const ICD_10_CM_SYSTEM = 'http://hl7.org/fhir/sid/icd-10-cm';
export const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem';

const CPT_SYSTEM = 'http://www.ama-assn.org/go/cpt';
const HCPCS_SYSTEM = 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';

/** The profile of US Core that the resource follows. */
export function profile(name: string): { readonly meta: { readonly profile: readonly string[] } } {
  return { meta: { profile: [`http://hl7.org/fhir/us/core/StructureDefinition/us-core-${name}`] } };
}

export function referTo({ id }: FhirResource, display?: string): FhirReference {
  return { reference: `urn:uuid:${id}`, ...(display !== undefined && { display }) };
}

/** A CodeableConcept with one coding. */
export function concept(system: string, code: string) {
  return { coding: [{ system, code }] };
}

/** A CPT or HCPCS code as a Coding; level II codes begin with a letter. */
export function procedureCoding(code: string) {
  return { system: /^[A-V]\d{4}$/.test(code) ? HCPCS_SYSTEM : CPT_SYSTEM, code };
}

/** Joins resources; those with an NPI or a payer id are shared with other bundles and looked up by it. */
export function buildBundle(resources: readonly FhirResource[], shared: readonly FhirResource[]) {
  const bundle: TransactionBundle = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [...shared, ...resources].map((resource) => {
      const { system, value } = identifierOf(resource);
      const isShared = shared.includes(resource) && value !== undefined;
      return {
        fullUrl: `urn:uuid:${resource.id}`,
        resource,
        request: {
          method: 'POST',
          url: resource.resourceType,
          ...(isShared && { ifNoneExist: `identifier=${system}|${value}` }),
        },
      };
    }),
  };
  return bundle;
}

function identifierOf(resource: FhirResource): { system?: string; value?: string } {
  const identifiers = resource['identifier'] as { system: string; value: string }[] | undefined;
  return identifiers?.[0] ?? {};
}

/** The time of a day, minutes after midnight, in the clinic's zone. */
export function renderInstant(date: CalendarDate, minutes: number): string {
  const hour = String(Math.trunc(minutes / 60)).padStart(2, '0');
  return `${date}T${hour}:${String(minutes % 60).padStart(2, '0')}:00-05:00`;
}
