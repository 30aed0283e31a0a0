import type { FhirElement } from '../../../fhir-mappings/fhir-element.js';
import {
  type FollowedReference,
  findEncounterReferences,
  findFollowedReferences,
} from '../../../fhir-mappings/followed-references.js';
import { findReferenceIdentifier, readReferenceNames } from '../../../fhir-mappings/reference-index.js';
import type { FhirConnection } from './fhir-connection.js';
import { type FoundResource, searchPages } from './search-pages.js';
import { isOnServer } from './server-address.js';

/** R4 search parameters that lead from an encounter to what belongs to it. */
const OF_ENCOUNTER = [
  ['Condition', 'encounter'],
  ['Procedure', 'encounter'],
  ['ChargeItem', 'context'],
  ['Claim', 'encounter'],
] as const;

/** From a patient; R4 has no search for the immunizations of an encounter. */
const OF_PATIENT = [
  ['Coverage', 'beneficiary'],
  ['Account', 'subject'],
  ['Immunization', 'patient'],
] as const;

/** Values in one search, so that its address stays within what servers take. */
const BATCH = 40;

/** Gathers from a server what the claims of some encounters need. */
export class EncounterSlice {
  private readonly resources = new Map<string, FoundResource>();
  private readonly asked = new Set<string>();

  constructor(private readonly connection: FhirConnection) {}

  add(resource: FoundResource): void {
    const name = `${resource.type}/${resource.id}`;
    if (resource.type !== 'Encounter') this.resources.set(name, this.resources.get(name) ?? resource);
  }

  async fill(encounters: readonly FoundResource[]): Promise<void> {
    for (const encounter of encounters) this.resources.set(`Encounter/${encounter.id}`, encounter);
    for (const [type, parameter] of OF_ENCOUNTER) await this.searchLinked(type, parameter, encounters);
    await this.follow();
    const patients = [...this.resources.values()].filter(({ type }) => type === 'Patient');
    for (const [type, parameter] of OF_PATIENT) await this.searchLinked(type, parameter, patients);
    await this.follow();
  }

  /** The encounters that carry the identifiers of these, these among them: versions of one are seen together. */
  async findByIdentifiers(encounters: readonly FoundResource[]): Promise<FoundResource[]> {
    const tokens = encounters.flatMap(({ element }) => element.list('identifier').flatMap(tokenOf));
    const found: FoundResource[] = [];
    await this.searchInBatches('Encounter', 'identifier', [...new Set(tokens)], (each) => found.push(each));
    return found.filter(({ type }) => type === 'Encounter');
  }

  /** By fullUrl the mapping knows on which server a resource lives. */
  renderBundle(): unknown {
    const base = this.connection.base.href.replace(/\/$/, '');
    return {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [...this.resources.values()].map(({ type, id, element }) => ({
        fullUrl: `${base}/${type}/${id}`,
        resource: element.value,
      })),
    };
  }

  private async searchLinked(
    type: string,
    parameter: string,
    owners: readonly FoundResource[],
  ): Promise<void> {
    const names = owners.map((owner) => `${owner.type}/${owner.id}`);
    await this.searchInBatches(type, parameter, names, (found) => {
      if (found.type === type && this.isOfSlice(found)) this.add(found);
    });
  }

  /** Of the immunizations of a patient only those given at an encounter of the slice. */
  private isOfSlice({ type, element }: FoundResource): boolean {
    if (type !== 'Immunization') return true;
    const references = findEncounterReferences(type, element) ?? [];
    const names = references.flatMap((reference) => readReferenceNames(reference, ['Encounter']));
    return names.some((name) => this.resources.has(name));
  }

  /** Follows references until they lead to nothing new; each is asked for once. */
  private async follow(): Promise<void> {
    for (;;) {
      const wanted = new Map<string, string[]>();
      for (const { type, element } of this.resources.values()) {
        for (const followed of findFollowedReferences(type, element)) this.note(followed, wanted);
      }
      if (wanted.size === 0) return;
      for (const [search, values] of wanted) {
        const [type, parameter] = search.split('?') as [string, string];
        await this.searchInBatches(type, parameter, values, (found) => this.add(found));
      }
    }
  }

  private note({ reference, types }: FollowedReference, wanted: Map<string, string[]>): void {
    if (types.includes('Encounter')) return;
    for (const [search, value] of this.searchesFor(reference, types)) {
      const name = `${search}=${value}`;
      if (this.asked.has(name)) continue;
      this.asked.add(name);
      wanted.set(search, [...(wanted.get(search) ?? []), value]);
    }
  }

  /** `Type?_id` or `Type?identifier` with a value; none for what is here already, contained, or on another server. */
  private searchesFor(reference: FhirElement, types: readonly string[]): [search: string, value: string][] {
    const text = reference.text('reference');
    const names = readReferenceNames(reference, types);
    if (names.some((name) => this.resources.has(name))) return [];
    const identifier = findReferenceIdentifier(reference);
    if (identifier && (text === undefined || text.includes('?'))) {
      const stated = /^([A-Z][A-Za-z]+)\?/.exec(text ?? '')?.[1] ?? reference.text('type');
      const token = identifierToken(identifier.system, identifier.value);
      return types
        .filter((type) => stated === undefined || type === stated)
        .map((type) => [`${type}?identifier`, token]);
    }
    const isAbsolute = /^[a-z]+:/i.test(text ?? '');
    if (text === undefined || (isAbsolute && !isOnServer(this.connection.base, text))) return [];
    const [type = '', id = ''] = text
      .replace(/\/_history\/[^/]*$/, '')
      .split('/')
      .slice(-2);
    return types.includes(type) && /^[A-Za-z0-9.-]{1,64}$/.test(id) ? [[`${type}?_id`, id]] : [];
  }

  private async searchInBatches(
    type: string,
    parameter: string,
    values: readonly string[],
    take: (found: FoundResource) => void,
  ): Promise<void> {
    for (let start = 0; start < values.length; start += BATCH) {
      const value = values.slice(start, start + BATCH).join(',');
      const query: [string, string][] = [
        [parameter, value],
        ['_count', '200'],
      ];
      for await (const page of searchPages(this.connection, type, query))
        for (const found of page) take(found);
    }
  }
}

function tokenOf(identifier: FhirElement): string[] {
  const value = identifier.text('value');
  return value === undefined ? [] : [identifierToken(identifier.text('system'), value)];
}

/** In a search a comma means or, and a bar parts system and value; the backslash takes the meaning away (R4 3.1.1.5). */
function identifierToken(system: string | undefined, value: string): string {
  const escaped = (text: string) => text.replace(/[\\,|$]/g, '\\$&');
  return system === undefined ? escaped(value) : `${escaped(system)}|${escaped(value)}`;
}
