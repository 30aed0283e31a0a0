import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ISSUE_MESSAGES, type IssueCode, issue, renderIssue, renderPlace } from '../../schemas/issue.js';

const codes = Object.keys(ISSUE_MESSAGES) as IssueCode[];

describe('the table of messages', () => {
  test('holds every code once, whichever room wrote it', async () => {
    const files = readdirSync(join(import.meta.dirname, '../../schemas/issues'));
    const tables = await Promise.all(
      files.map((file) => import(`../../schemas/issues/${file.replace('.ts', '.js')}`)),
    );
    const written = tables.flatMap((table) => Object.values<object>(table).flatMap(Object.keys));
    expect(written.length).toBeGreaterThan(0);
    expect(written.sort()).toEqual([...codes].sort());
  });

  test.each(codes)('%s reads well', (code) => {
    const text = ISSUE_MESSAGES[code];
    expect(code).toMatch(/^[a-z0-9]+\.[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(text).toMatch(/^[A-Z{]/);
    // No blame, no exclamation mark; the place is added after it, so no full stop.
    expect(text).not.toMatch(/[!.]$|\b(invalid|illegal|oops|please|your?)\b/i);
    // Every brace belongs to a name that the context fills.
    expect(text.replaceAll(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
  });

  test('never asks for what tells who the patient is', () => {
    const asked = codes.flatMap((code) => ISSUE_MESSAGES[code].match(/\{\w+\}/g) ?? []);
    const telling = /patient|member|birth|address|lastName|firstName|ssn|phone/i;
    expect(asked.filter((name) => telling.test(name))).toEqual([]);
  });
});

test('an issue is an error at no known place unless it says otherwise', () => {
  expect(issue('x12.no-interchange')).toEqual({
    code: 'x12.no-interchange',
    severity: 'error',
    at: {},
    context: {},
  });
});

test('the sentence is filled from the context and ends with the place', () => {
  const context = { charge: '150.00', computed: '140.00' };
  const found = issue('edit.total-not-sum-of-lines', { loop: '2300', segment: 'CLM', element: 2 }, context);
  expect(renderIssue(found)).toBe('The claim charge is 150.00, its lines sum to 140.00 (2300 CLM02)');
});

test('zero and false are values, and a name without one stays readable', () => {
  const found = issue('edit.total-not-sum-of-lines', {}, { charge: 0 });
  expect(renderIssue(found)).toBe('The claim charge is 0, its lines sum to {computed}');
});

test.each([
  [{}, ''],
  [
    { loop: '2100', segment: 'CLP', element: 4, line: 31, byteOffset: 1204 },
    '2100 CLP04, line 31, byte 1204',
  ],
  [{ segment: 'SVC', element: 1, component: 2, byteOffset: 0 }, 'SVC01-2, byte 0'],
  [{ segment: 'ISA' }, 'ISA'],
  [{ segment: 'REF', element: 10, repetition: 3 }, 'REF10, repetition 3'],
  [{ path: 'Encounter.period.start' }, 'Encounter.period.start'],
])('a place with the parts %j', (place, expected) => {
  expect(renderPlace(place)).toBe(expected);
});
