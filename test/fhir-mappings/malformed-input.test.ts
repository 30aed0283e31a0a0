import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import { readEncounters } from '../../fhir-mappings/read-encounters.js';
import { renderIssue } from '../../schemas/issue.js';
import fc from '../support/property-testing.js';
import { holdsOf, type Loose, OfficeVisit, practiceSettings } from './office-visit.js';

const practice = practiceSettings();
const read = (...documents: unknown[]) => readEncounters(documents, practice, BUILT_IN_CONCEPT_MAPS);

test.each([null, undefined, 7, 'text', [], {}, { resourceType: 5 }])('%j is no resource', (value) => {
  expect(read(value)).toMatchObject({ encounters: [], issues: [{ code: 'fhir.not-a-resource' }] });
});

test('an encounter of nothing but its type is held once, with all its gaps', () => {
  const { encounters } = read({ resourceType: 'Encounter' });
  expect(encounters.map(holdsOf)).toEqual([['fhir.missing-element at Encounter.identifier']]);
});

test('a depth of 100,000 is held quickly', () => {
  let deep: unknown = 'end';
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  const { encounters } = read({ resourceType: 'Encounter', id: 'e', extension: deep });
  expect(encounters.map(holdsOf)).toEqual([['fhir.too-deep at Encounter']]);
});

test('a bundle within a bundle is read', () => {
  const inner = new OfficeVisit().bundle;
  const { encounters } = read({ resourceType: 'Bundle', type: 'batch', entry: [{ resource: inner }] });
  expect(encounters.map(({ kind }) => kind)).toEqual(['claims']);
});

test('references that go nowhere, round in circles or to the network are never followed', () => {
  const visit = new OfficeVisit();
  visit.resource('con-1').contained = [{ resourceType: 'Condition', id: 'x', code: { coding: [] } }];
  visit.resource('enc-1').diagnosis[0].condition = { reference: 'http://169.254.169.254/latest' };
  visit.resource('enc-1').diagnosis[1].condition = { reference: '#x' };
  expect(holdsOf(visit.result())).toEqual([
    'fhir.unresolved-reference at Encounter.diagnosis[0].condition',
    'fhir.unresolved-reference at Encounter.diagnosis[1].condition',
  ]);
});

test('whatever is put in the place of any element, there is one result for the encounter and no throw', () => {
  const places = placesIn(new OfficeVisit().bundle).filter((place) => place.length > 3);
  const junk = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant(undefined), fc.double());
  fc.assert(
    fc.property(fc.constantFrom(...places), junk, (place, value) => {
      const { bundle } = new OfficeVisit();
      const parent = place.slice(0, -1).reduce((node, part) => node[part], bundle);
      parent[place.at(-1)!] = value;
      const hadEncounter = bundle.entry.some((entry: Loose) => entry.resource.resourceType === 'Encounter');
      const { encounters } = read(bundle);
      expect(encounters).toHaveLength(hadEncounter ? 1 : 0);
      for (const { issues } of encounters)
        for (const found of issues) expect(renderIssue(found)).not.toMatch(/[{}]/);
    }),
    { numRuns: 600 },
  );
});

test('codes that are names of object members find nothing', () => {
  const visit = new OfficeVisit();
  visit.resource('enc-1').class.code = 'constructor';
  visit.resource('cov-1').relationship.coding[0].code = 'toString';
  visit.resource('pat-1').gender = '__proto__';
  expect(holdsOf(visit.result())).toEqual([
    'fhir.no-place-of-service at Encounter.class',
    'fhir.unknown-relationship at Coverage.relationship.coding[0]',
  ]);
});

test('no issue holds what tells of the patient', () => {
  const visit = new OfficeVisit();
  const canary = 'Zebrafinch😀';
  Object.assign(visit.resource('pat-1'), {
    name: [{ family: canary, given: [canary] }],
    birthDate: canary,
    address: [{ line: [canary], city: canary, state: canary, postalCode: canary }],
  });
  visit.resource('cov-1').subscriberId = canary;
  const result = visit.result();
  expect(result.kind).toBe('held');
  expect(JSON.stringify(result.issues)).not.toContain('Zebrafinch');
});

/** Every path into a JSON value. */
function placesIn(value: Loose, before: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return keys.flatMap((key) => [[...before, key], ...placesIn(value[key], [...before, key])]);
}
