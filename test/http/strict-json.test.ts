import { MAX_JSON_DEPTH, parseStrictJson } from '../../src/http/strict-json.js';
import fc from '../support/property-testing.js';

const faultOf = (text: string) => {
  const parsed = parseStrictJson(text);
  return 'fault' in parsed ? parsed.fault.reason : undefined;
};

test('whatever JSON.stringify writes is read as it is, unless a key is forbidden', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const text = JSON.stringify(value);
      if (/"(__proto__|constructor|prototype)":/.test(text)) return;
      expect(parseStrictJson(text)).toEqual({ value: JSON.parse(text) });
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['an object with a key twice', '{"amount":"1.00","amount":"2.00"}', 'duplicate-key'],
  ['a key twice, once escaped', String.raw`{"amount":"1","amo\u0075nt":"2"}`, 'duplicate-key'],
  ['a key twice deep within', '{"a":[{"b":1,"c":{"d":1,"d":2}}]}', 'duplicate-key'],
  ['__proto__', '{"__proto__":{"isAdmin":true}}', 'forbidden-key'],
  ['__proto__ escaped', String.raw`{"\u005f_proto__":{}}`, 'forbidden-key'],
  ['constructor', '{"constructor":{"prototype":{"isAdmin":true}}}', 'forbidden-key'],
  ['NUL', String.raw`{"a":"b\u0000c"}`, 'no-character'],
  ['NUL in a key', String.raw`{"a\u0000":1}`, 'no-character'],
  ['the first half of a pair', String.raw`["\uD83D"]`, 'no-character'],
  ['the first half of a pair twice', String.raw`["\ud83d\ud83d"]`, 'no-character'],
  ['the second half of a pair', String.raw`["\ude00"]`, 'no-character'],
  ['an escape that is cut short', String.raw`{"a":"\u00`, 'syntax'],
  ['a string without an end', '{"a', 'syntax'],
  ['a bad escape in a key', String.raw`{"\x":1}`, 'syntax'],
  ['two values', '{} {}', 'syntax'],
  ['nothing', '', 'syntax'],
  ['a text beside the value', '{"a":1}x', 'syntax'],
  ['NaN', '{"a":NaN}', 'syntax'],
])('%s', (_, text, reason) => {
  expect(faultOf(text)).toBe(reason);
});

test.each([
  ['the same key in objects beside each other', '[{"a":1},{"a":2}]'],
  ['the same key in an object within', '{"a":{"a":{"a":1}}}'],
  ['a value that looks like a key', '{"a":"b","b":"a"}'],
  ['brackets and quotes in a string', String.raw`{"a":"}{[]\"\\","b":1}`],
  ['a whole pair', String.raw`["\ud83d\ude00"]`],
  ['a backslash before what looks like NUL', String.raw`["\\u0000"]`],
  ['an escape beside another', String.raw`["\u0041\n\u00e9\"\u0001"]`],
  ['a string before a bracket', '["a","a","a"]'],
])('%s is no fault', (_, text) => {
  expect(faultOf(text)).toBeUndefined();
});

test('nesting is taken to the limit and not beyond', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  expect(faultOf(nested(MAX_JSON_DEPTH))).toBeUndefined();
  expect(parseStrictJson(nested(MAX_JSON_DEPTH + 1))).toEqual({
    fault: { reason: 'too-deep', offset: MAX_JSON_DEPTH },
  });
});

test('a body made to be deep is refused where it gets too deep, however long it is', () => {
  expect(faultOf('['.repeat(400_000))).toBe('too-deep');
  expect(faultOf('{"a":'.repeat(400_000))).toBe('too-deep');
});
