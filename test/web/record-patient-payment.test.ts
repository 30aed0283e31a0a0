import type { AccountBalances } from '../../src/app/records/list-records.js';
import { presentRecordPatientPayment } from '../../src/web/pages/record-patient-payment/presenter.js';
import { day, dollars, viewerOf } from './support/made.js';

const account = {
  ...{ patientAccountId: 'a', sourceKey: 'k', person: { lastName: 'Doe', firstName: 'Jane' }, balances: [] },
  ...{ payerBalance: dollars('0'), patientBalance: dollars('1010'), agencyBalance: dollars('0') },
} as AccountBalances;

const claimsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ claimId: `c${index}`, patientControlNumber: `CW${index}`, owed: dollars('10') },
    firstServiceDate: day('2026-01-05'),
  }));

test.each([
  [100, 100, 'What goes to no claim stays unapplied, and can be applied later.'],
  [101, 100, 'The oldest 100 of 101 claims on which something is owed.'],
])('of %i claims that are owed the form shows %i, and says so', (count, shown, note) => {
  const page = presentRecordPatientPayment(account, claimsOf(count), viewerOf('biller', '/x'));
  expect(page.form.groups?.at(-1)?.fields).toHaveLength(shown);
  expect([page.notes[0], page.owed]).toEqual([note, '1,010.00']);
});

test('a claim with a credit has no field', () => {
  const [claim] = claimsOf(1);
  const credit = [{ ...claim!, owed: dollars('-10') }];
  const page = presentRecordPatientPayment(account, credit, viewerOf('biller', '/x'));
  expect(page.form.groups).toHaveLength(1);
});
