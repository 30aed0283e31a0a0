import { issue } from '../../schemas/issue.js';
import { done, refused } from '../../schemas/outcome.js';
import type { ExplainedBalance } from '../../src/app/accounts/explain-balance.js';
import type { Role } from '../../src/app/actor.js';
import { presentStory } from '../../src/web/parts/story-table.js';
import { day, dollars, viewerOf } from './support/made.js';

const source = {
  ...{ remittanceId: 'R', fileId: 'F', setOrdinal: 1, claimPaymentOrdinal: 16 },
  ...{ element: 'CAS', byteOffset: 6165, byteLength: 12 },
};

const balances = [
  { party: 'payer 1', amount: dollars('1234.50') },
  { party: 'patient', amount: dollars('30') },
];

const STORY: ExplainedBalance = {
  ...{ balance: dollars('1264.50'), balances },
  steps: [
    {
      ...{ date: day('2026-02-03'), text: 'moved to patient from payer 1 PR-1 30.00', amount: dollars('30') },
      ...{ sequence: 7, ordinal: 2, effects: [], balances, sources: [source] },
    },
    {
      ...{ date: day('2026-02-03'), text: 'Acme denied 5.00 (CO-97)', amount: dollars('5') },
      ...{ effects: [], balances: [balances[0]!], sources: [] },
    },
  ],
};

const present = (role: Role) => presentStory(done(STORY), viewerOf(role));

test('a story has a column for each party, and says where it ends', () => {
  const { parties, rows, end } = present('biller');
  expect(parties).toEqual(['payer 1', 'patient']);
  expect(rows.map((row) => [row.posting, ...row.balances])).toEqual([
    ['7/2', '1,234.50', '30.00'],
    ['', '1,234.50', ''],
  ]);
  expect(end).toBe(
    'The steps end at the balance of the ledger: payer 1 1,234.50, patient 30.00, together 1,264.50.',
  );
});

test.each([
  ['biller', '/remittances/R?from=16#claim-payment-16', undefined],
  ['billing-manager', '/remittances/R?from=16#claim-payment-16', '/files/F/segments?byteOffset=6165'],
  ['auditor', '/remittances/R?from=16#claim-payment-16', undefined],
] as const)('the %s sees the ways that the role may go', (role, href, bytesHref) => {
  const [link] = present(role).rows[0]!.sources;
  expect([link!.text, link!.href, link!.bytesHref]).toEqual(['CAS at byte 6165', href, bytesHref]);
});

test('a story that does not add up is not told', () => {
  const context = { party: 'patient', told: '1.00', stored: '2.00' };
  const told = presentStory(
    refused('conflict', [issue('ledger.story-differs', {}, context)]),
    viewerOf('biller'),
  );
  expect(told.rows).toEqual([]);
  expect(told.end).toMatch(
    /^The steps that lead to the balance of patient end at 1\.00, the ledger says 2\.00/,
  );
});
