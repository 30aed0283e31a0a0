import { readFileSync } from 'node:fs';
import { renderIssue } from '../../schemas/issue.js';
import { isNpi } from '../../schemas/npi.js';
import { readPracticeSettings } from '../../schemas/practice-schema.js';

const example = () => JSON.parse(readFileSync('docs/examples/practice.json', 'utf8'));

test('the example practice is read, with its defaults', () => {
  const read = readPracticeSettings(example());
  expect('done' in read && read.done).toMatchObject({ practiceId: 'bay-colony', conceptMaps: [] });
});

test('every wrong setting is named with its place, and no value is repeated', () => {
  const file = example();
  file.billingProvider.npi = '1345678901';
  file.billingProvider.taxId = '12-3456789';
  file.feeSchedule[2].priceUsd = 12.5;
  file.feeSchedule[3].priceUsd = '1e3';
  file.payers[0].claimFilingCode = undefined;
  file.serviceCodes[0].ageFrom = -1;
  file.surplus = true;
  const read = readPracticeSettings(file);
  const issues = 'refused' in read ? read.refused.issues : [];
  expect(issues.map(({ at }) => at.path).sort()).toEqual([
    'billingProvider.npi',
    'billingProvider.taxId',
    'feeSchedule[2].priceUsd',
    'feeSchedule[3].priceUsd',
    'payers[0].claimFilingCode',
    'serviceCodes[0].ageFrom',
    'surplus',
  ]);
  expect(issues.map(renderIssue).join()).not.toContain('12-3456789');
  expect(issues.map(renderIssue)).toContain(
    '"billingProvider.npi" is not an NPI: ten digits with a valid check digit are wanted (billingProvider.npi)',
  );
});

test.each([undefined, null, 7, [], 'x'])('%j is no practice file', (file) => {
  expect(readPracticeSettings(file)).toHaveProperty('refused.code', 'invalid');
});

test.each([
  ['1234567893', true],
  ['1245319599', true],
  ['9999974493', true],
  ['1234567890', false],
  ['190', false],
  ['3234567893', false],
  ['12345678930', false],
])('NPI %s: %s', (npi, expected) => {
  expect(isNpi(npi)).toBe(expected);
});
