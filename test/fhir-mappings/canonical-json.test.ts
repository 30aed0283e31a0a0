import { renderCanonicalJson } from '../../fhir-mappings/canonical-json.js';

test.each<[string, unknown, string]>([
  [
    'keys in any order',
    { b: [{ d: 1, c: null }], a: { z: 'x', y: false } },
    '{"a":{"y":false,"z":"x"},"b":[{"c":null,"d":1}]}',
  ],
  ['version stamps and narrative', { meta: { versionId: '2' }, text: { div: 'x' }, id: '1' }, '{"id":"1"}'],
  ['a text further down stays', { code: { text: 'visit', meta: 1 } }, '{"code":{"meta":1,"text":"visit"}}'],
  ['a name of the language', JSON.parse('{"__proto__":{"b":1,"a":2}}'), '{"__proto__":{"a":2,"b":1}}'],
  ['no resource', 'text', '"text"'],
])('%s', (_, resource, text) => {
  expect(renderCanonicalJson(resource)).toBe(text);
});
