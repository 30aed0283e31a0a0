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

test('the habits of a payer and of a partner are read, and of another form refused', () => {
  const file = example();
  const habits = {
    ...{ replacesWithoutReversal: true, unexplainedRemainderIsContractual: true },
    ...{ carriesForwardWithoutFb: true, providerAdjustmentCodes: ['WO', 'FB', '72'] },
  };
  Object.assign(file.payers[0], habits);
  file.tradingPartner = { ...file.tradingPartner, uniqueInterchangeNumbers: true };
  const read = readPracticeSettings(file);
  expect('done' in read && read.done.payers[0]).toMatchObject(habits);
  expect('done' in read && read.done.tradingPartner?.uniqueInterchangeNumbers).toBe(true);
  Object.assign(file.payers[0], { replacesWithoutReversal: 'yes', providerAdjustmentCodes: ['wo'] });
  const issues = readPracticeSettings(file);
  expect('refused' in issues && issues.refused.issues.map(({ at }) => at.path)).toEqual([
    'payers[0].replacesWithoutReversal',
    'payers[0].providerAdjustmentCodes[0]',
  ]);
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

test('a contract is read with its defaults, and a term of no kind is refused', () => {
  const contract = {
    ...{ payerId: 'P1', name: 'Plan', effectiveFrom: '2026-01-01' },
    terms: [{ method: 'per-diem', rateUsd: '800' }],
  };
  const readBy = (terms: unknown) =>
    readPracticeSettings({ ...example(), contracts: [{ ...contract, terms }] });
  const read = readBy(contract.terms);
  const tolerances = { lesserOfCharge: true, toleranceBelowUsd: '0', toleranceAboveUsd: '0' };
  expect('done' in read && read.done.contracts).toEqual([{ ...contract, ...tolerances }]);
  for (const term of [
    { method: 'per-diem' },
    { method: 'by-heart' },
    { method: 'percent-of-charge', percent: 80 },
  ]) {
    expect(readBy([term])).toHaveProperty('refused');
  }
});
