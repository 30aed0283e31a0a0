import { readFileSync } from 'node:fs';
import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import type { ClaimsResult, EncounterResult, IntakeResult } from '../../fhir-mappings/intake-result.js';
import { readEncounters } from '../../fhir-mappings/read-encounters.js';
import type { PracticeSettings } from '../../schemas/practice.js';
import { readPracticeSettings } from '../../schemas/practice-schema.js';

/** A resource under change; tests may set whatever a source may get wrong. */
// biome-ignore lint/suspicious/noExplicitAny: malformed input is the point
export type Loose = any;

const fixture = (name: string) => JSON.parse(readFileSync(`test/fixtures/fhir/${name}`, 'utf8')) as Loose;

export function practiceSettings(changes: object = {}): PracticeSettings {
  const read = readPracticeSettings({ ...fixture('practice.json'), ...changes });
  if ('refused' in read) throw new Error(JSON.stringify(read.refused.issues));
  return read.done;
}

/** The bundle of one office visit: two diagnoses, two charge items, three coverages. */
export class OfficeVisit {
  readonly bundle = fixture('office-visit.json');

  resource(id: string): Loose {
    return this.bundle.entry.find((entry: Loose) => entry.resource.id === id).resource;
  }

  remove(...ids: string[]): this {
    this.bundle.entry = this.bundle.entry.filter((entry: Loose) => !ids.includes(entry.resource.id));
    return this;
  }

  add(resource: Loose): this {
    this.bundle.entry.push({ fullUrl: `urn:uuid:${resource.id}`, resource });
    return this;
  }

  read(changes: object = {}): IntakeResult {
    return readEncounters([this.bundle], practiceSettings(changes), BUILT_IN_CONCEPT_MAPS);
  }

  result(changes: object = {}): EncounterResult {
    const { encounters } = this.read(changes);
    expect(encounters).toHaveLength(1);
    return encounters[0]!;
  }

  claims(changes: object = {}): ClaimsResult {
    const result = this.result(changes);
    expect({ kind: result.kind, holds: holdsOf(result) }).toEqual({ kind: 'claims', holds: [] });
    return result as ClaimsResult;
  }
}

/** What holds an encounter, as `code at path`. */
export function holdsOf(result: EncounterResult): string[] {
  return result.issues
    .filter(({ severity }) => severity === 'error')
    .map(({ code, at }) => `${code} at ${at.path}`);
}
