import type { FhirElement } from './fhir-element.js';
import { findEncounterReferences, findPatientReferences } from './followed-references.js';
import type { ReferenceIndex } from './reference-index.js';
import type { FhirResource } from './resources.js';

/** What the input says of one encounter and its patient, in the order of the input. */
export interface LinkedResources {
  readonly conditions: FhirResource[];
  readonly procedures: FhirResource[];
  readonly immunizations: FhirResource[];
  readonly chargeItems: FhirResource[];
  readonly claims: FhirResource[];
}

const ENCOUNTER_ROLES: Readonly<Record<string, keyof LinkedResources>> = {
  Condition: 'conditions',
  Procedure: 'procedures',
  Immunization: 'immunizations',
  ChargeItem: 'chargeItems',
  Claim: 'claims',
};

const PATIENT_ROLES: Readonly<Record<string, 'coverages' | 'accounts'>> = {
  Coverage: 'coverages',
  Account: 'accounts',
};

/** Turns the references around: from the encounter to what names it, from the patient to what covers him. */
export class EncounterLinks {
  private readonly byEncounter = new Map<FhirResource, LinkedResources>();
  private readonly byPatient = new Map<
    FhirResource,
    { coverages: FhirResource[]; accounts: FhirResource[] }
  >();

  /** Charge items and claims that lead to no encounter of the input. */
  readonly unlinked: FhirResource[] = [];

  constructor(
    resources: readonly FhirResource[],
    private readonly references: ReferenceIndex,
  ) {
    for (const resource of resources) this.link(resource);
  }

  ofEncounter(encounter: FhirResource): LinkedResources {
    const known = this.byEncounter.get(encounter);
    if (known) return known;
    const none = { conditions: [], procedures: [], immunizations: [], chargeItems: [], claims: [] };
    this.byEncounter.set(encounter, none);
    return none;
  }

  ofPatient(patient: FhirResource): { coverages: FhirResource[]; accounts: FhirResource[] } {
    const known = this.byPatient.get(patient);
    if (known) return known;
    const none = { coverages: [], accounts: [] };
    this.byPatient.set(patient, none);
    return none;
  }

  private link(resource: FhirResource): void {
    const { element, type } = resource;
    const encounters = findEncounterReferences(type, element);
    if (encounters) this.toEncounters(resource, ENCOUNTER_ROLES[type]!, encounters);
    const patients = findPatientReferences(type, element);
    if (patients) this.toPatients(resource, PATIENT_ROLES[type]!, patients);
  }

  private toEncounters(resource: FhirResource, role: keyof LinkedResources, references: FhirElement[]): void {
    const targets = this.targetsOf(resource, references, 'Encounter');
    for (const target of targets) this.ofEncounter(target)[role].push(resource);
    if (targets.size === 0 && (role === 'chargeItems' || role === 'claims')) this.unlinked.push(resource);
  }

  private toPatients(
    resource: FhirResource,
    role: 'coverages' | 'accounts',
    references: FhirElement[],
  ): void {
    for (const target of this.targetsOf(resource, references, 'Patient'))
      this.ofPatient(target)[role].push(resource);
  }

  private targetsOf(from: FhirResource, references: FhirElement[], type: string): Set<FhirResource> {
    return new Set(references.flatMap((reference) => this.references.find(reference, from, [type]) ?? []));
  }
}
