import { readFileSync } from 'node:fs';
import { ConceptMapIndex } from '../../fhir-mappings/concept-map.js';
import { BUILT_IN_CONCEPT_MAPS } from '../../fhir-mappings/concept-maps/built-in-concept-maps.js';
import { holdsOf, OfficeVisit } from './office-visit.js';

const map = (...targets: [code: string, equivalence: string][]) => ({
  resourceType: 'ConceptMap',
  status: 'active',
  group: [
    {
      source: 's',
      target: 't',
      element: [{ code: 'a', target: targets.map(([code, equivalence]) => ({ code, equivalence })) }],
    },
  ],
});

test.each([
  ['equal', ['1']],
  ['equivalent', ['1']],
  ['wider', ['1']],
  ['subsumes', ['1']],
  ['narrower', []],
  ['specializes', []],
  ['inexact', []],
  ['relatedto', []],
  ['unmatched', []],
  ['disjoint', []],
])('a target that is %s gives %j', (equivalence, expected) => {
  expect(new ConceptMapIndex([map(['1', equivalence])]).find('s', 'a', ['t'])).toEqual(expected);
});

test('an earlier map goes before a later one, and a retired one is not used', () => {
  const index = new ConceptMapIndex([
    { ...map(['0', 'equal']), status: 'retired' },
    map(['1', 'equal']),
    map(['2', 'equal']),
  ]);
  expect(index.find('s', 'a', ['t'])).toEqual(['1']);
});

test('two accepted targets are held for a person', () => {
  const system = 'http://snomed.info/sct';
  const group = [
    {
      source: system,
      target: 'http://hl7.org/fhir/sid/icd-10-cm',
      element: [
        {
          code: '38341003',
          target: [
            { code: 'I10', equivalence: 'wider' },
            { code: 'I15.9', equivalence: 'wider' },
          ],
        },
      ],
    },
  ];
  const result = new OfficeVisit().result({
    conceptMaps: [{ resourceType: 'ConceptMap', status: 'active', group }],
  });
  expect(holdsOf(result)).toEqual(['fhir.ambiguous-coding at Condition.code.coding[0]']);
});

test('the built-in maps and the example have one well-formed target for every source', () => {
  const example = JSON.parse(readFileSync('docs/examples/concept-map.json', 'utf8'));
  for (const { group } of [...BUILT_IN_CONCEPT_MAPS, example]) {
    for (const { element } of group) {
      const codes = element.map(({ code }: { code: string }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const { target } of element) {
        expect(target).toHaveLength(1);
        expect(target[0].code).toMatch(/^([A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?|\d{5}|[A-V]\d{4})$/);
      }
    }
  }
});
