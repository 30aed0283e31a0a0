import { findEncounterKey } from '../../../fhir-mappings/encounter.js';
import type { FhirElement } from '../../../fhir-mappings/fhir-element.js';
import {
  findEncounterReferences,
  findPatientReferences,
} from '../../../fhir-mappings/followed-references.js';
import { readReferenceNames, readResourceNames } from '../../../fhir-mappings/reference-index.js';
import { type FhirResource, READ_TYPES } from '../../../fhir-mappings/resources.js';
import type { ParsedResource } from './parse-line.js';

/** Where a resource stands: in which file, at which byte, on which line. */
export interface LinePlace {
  readonly file: number;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly type: string;
}

/**
 * What is where in a bulk folder: for each resource that the mapping reads its place and names, and which resources
 * name it as their encounter or patient. It holds no content; it is all of the folder that has to fit into memory.
 */
export class BulkIndex {
  private readonly places: LinePlace[] = [];
  private readonly byName = new Map<string, number[]>();
  /** Places of resources that belong to the encounter or patient of this name. */
  private readonly linked = new Map<string, number[]>();
  private readonly encounters = new Map<string, number[]>();
  private readonly charges: number[] = [];

  constructor(private readonly sourceSystem: string) {}

  add({ type, element, id }: ParsedResource, where: Omit<LinePlace, 'type'>): void {
    if (!READ_TYPES.has(type)) return;
    const place = this.places.push({ ...where, type }) - 1;
    const resource = { type, element, id, fullUrl: undefined };
    for (const name of readResourceNames(resource)) addTo(this.byName, name, place);
    this.link(findEncounterReferences(type, element), 'Encounter', place);
    this.link(findPatientReferences(type, element), 'Patient', place);
    if (type === 'Claim' || type === 'ChargeItem') this.charges.push(place);
    if (type === 'Encounter') addTo(this.encounters, this.keyOf(resource, where), place);
  }

  /** The versions of each encounter: one, unless the folder says two things of it. */
  get encounterVersions(): Iterable<readonly number[]> {
    return this.encounters.values();
  }

  get encounterCount(): number {
    return this.encounters.size;
  }

  getPlace(place: number): LinePlace {
    return this.places[place]!;
  }

  /** What a reference means: the resources of the first of its names that any carries. */
  findTargets(reference: FhirElement, types: readonly string[]): number[] {
    for (const name of readReferenceNames(reference, types)) {
      const found = (this.byName.get(name) ?? []).filter((place) => types.includes(this.places[place]!.type));
      if (found.length > 0) return found;
    }
    return [];
  }

  /** What names this encounter as its own, or this patient. */
  findLinked(resource: Pick<FhirResource, 'type' | 'id' | 'fullUrl' | 'element'>): number[] {
    return readResourceNames(resource).flatMap((name) => this.linked.get(name) ?? []);
  }

  /** Charge items and claims that lead to no encounter of the folder. */
  findUnlinkedCharges(): LinePlace[] {
    const linked = new Set<number>();
    for (const [name, places] of this.linked) {
      const isKnown = this.byName.get(name)?.some((place) => this.places[place]!.type === 'Encounter');
      if (isKnown) for (const place of places) linked.add(place);
    }
    return this.charges.filter((place) => !linked.has(place)).map((place) => this.places[place]!);
  }

  private link(references: readonly FhirElement[] | undefined, type: string, place: number): void {
    const names = (references ?? []).flatMap((reference) => readReferenceNames(reference, [type]));
    for (const name of new Set(names)) addTo(this.linked, name, place);
  }

  private keyOf(
    resource: Pick<FhirResource, 'element' | 'id' | 'fullUrl'>,
    { file, line }: Omit<LinePlace, 'type'>,
  ): string {
    return JSON.stringify(findEncounterKey(resource, this.sourceSystem) ?? [file, line]);
  }
}

function addTo(map: Map<string, number[]>, name: string, place: number): void {
  const known = map.get(name);
  if (known) known.push(place);
  else map.set(name, [place]);
}
