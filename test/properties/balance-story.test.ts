import { ZERO } from '../../schemas/money.js';
import type { Adjudication, ClaimAccount } from '../../schemas/remittance-records.js';
import { findDifference } from '../../src/app/accounts/explain-balance.js';
import { buildTrialBalance } from '../../src/domain/ledger/trial-balance.js';
import { tellBalance } from '../domain/ledger/told-balance.js';
import { postInOrder } from '../domain/remittance/story.js';
import fc from '../support/property-testing.js';
import { buildScene, draw, permutations } from './remittance-scenes.js';

/** Tells the story of an order of arrival, and holds its end against the ledger. */
function expectTold(claim: ClaimAccount, arrived: readonly Adjudication[]) {
  const posted = postInOrder(claim, arrived);
  const story = tellBalance(claim, arrived, posted);
  const stored = [...buildTrialBalance(posted.journals.flatMap((journal) => journal.postings))]
    .filter(([account]) => account.startsWith('receivable.'))
    .map(([account, balance]) => ({ account, balance }));
  expect(findDifference(story.balances, stored)).toBeUndefined();
  // Every posting is told once, and nothing else has an effect.
  const postings = posted.journals.flatMap(({ postings: own }) => own).length;
  expect(story.steps.filter(({ sequence }) => sequence !== undefined)).toHaveLength(postings);
  expect(story.steps.filter(({ sequence, effects }) => sequence === undefined && effects.length > 0)).toEqual(
    [],
  );
  for (const { journalKind, sources } of story.steps) {
    expect(sources.length > 0).toBe(journalKind !== 'charge');
  }
  return story.balances.filter(({ amount }) => amount !== ZERO);
}

test('a story ends at the balance of the ledger, and at the same in every order of arrival', () => {
  fc.assert(
    fc.property(fc.array(draw, { minLength: 1, maxLength: 4 }), (draws) => {
      const { claim, adjudications } = buildScene(draws);
      const wanted = expectTold(claim, adjudications);
      for (const order of permutations(adjudications)) expect(expectTold(claim, order)).toEqual(wanted);
    }),
    { numRuns: 40 },
  );
});
