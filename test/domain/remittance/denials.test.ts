import type { ClaimAccount } from '../../../schemas/remittance-records.js';
import type { PlanTerms } from '../../../src/domain/remittance/plan-terms.js';
import { DEFAULT_TERMS } from '../../../src/domain/remittance/plan-terms.js';
import { planPostings } from '../../../src/domain/remittance/planning/plan-postings.js';
import { day } from './remittance-builder.js';
import { TODAY, tellStory } from './story.js';

function planOf(story: string, given: Partial<ClaimAccount> = {}, terms: PlanTerms = DEFAULT_TERMS) {
  const { claim, adjudications } = tellStory(story);
  return planPostings({ ...claim, ...given }, adjudications, [], TODAY, terms);
}

/** Class, occurrence, amount at stake in cents and state of each denial, in canonical order. */
const TABLE = `
charge 100; pay 0; CO-16 100 => technical initial 10000 open
charge 100; pay 0; CO-16 100; pay 0; CO-50 100 => technical initial 0 information | medical repeat 10000 open
charge 100; pay 0; CO-16 60; CO-50 40 => technical initial 6000 open | medical initial 4000 open
charge 100; pay 0; CO-16 100; reverse 1; pay 0; CO-16 100 => technical initial 0 reversed | technical repeat 10000 open
charge 60+40; pay 0; CO-16 60; line 40; pay 0; CO-16 60; line 0; CO-16 40 => technical initial 0 information | technical repeat 6000 open | technical initial 0 information
charge 100; payers 2; pay 60; PR-2 40; payer 2; pay 0; CO-16 100 => technical initial 4000 open
charge 100; pay 0; CO-18 100 => duplicate initial 10000 open
charge 100; pay 60; CO-45 40; pay 0; CO-18 100 => duplicate initial 0 information
charge 100; pay 0; CO-133 100; pay 0; CO-18 100 => duplicate initial 0 information
charge 100; pay 50; CO-97 50; pay 30; CO-16 70 => bundling initial 2000 open | technical repeat 0 information
charge 100; payers 2; pay 60; PR-2 40; payer 2; pay 0; CO-16 100; pay 30; OA-23 70 => technical initial 0 information
charge 100; pay 60; CO-16 40; pay 0; OA-B13 100 => technical initial 4000 open | duplicate repeat 0 information
`;

describe('denials', () => {
  it.each(TABLE.trim().split('\n'))('%s', (line) => {
    const [told = '', wanted] = line.split(' => ');
    const found = planOf(told).denials.map(({ denialClass, occurrence, atStakeAmount, state }) =>
      [denialClass, occurrence, atStakeAmount, state].join(' '),
    );
    expect(found.join(' | ')).toBe(wanted);
  });

  it('do not change the state of a claim that was answered, where they only say duplicate', () => {
    expect(planOf('charge 100; pay 60; CO-45 40; pay 0; CO-18 100').claimState).toBe('adjudicated');
    expect(planOf('charge 100; pay 0; CO-133 100; pay 0; CO-18 100').claimState).toBe('pending');
    expect(planOf('charge 100; pay 0; CO-133 100; pay 60; CO-45 40').claimState).toBe('adjudicated');
  });

  it.each([
    ['pending', 'charge 100; pay 0; CO-133 100'],
    ['adjudicated', 'charge 100; pay 0; CO-133 100; pay 60; CO-45 40'],
    ['pending', 'charge 60+40; pay 0; CO-133 60; line 40'],
    ['adjudicated', 'charge 60+40; whole 0; CO-133 100; pay 60; line 40'],
  ])('leave a claim %s while a payer looks at a line of it: %s', (state, story) => {
    expect(planOf(story).claimState).toBe(state);
  });

  it.each([
    'charge 100; pay 0; CO-16 100; pay 60; CO-45 40; reverse',
    'charge 100; whole 0; CO-16 100; pay 60; CO-45 40; reverse',
  ])('leave a claim pending whose payer takes back what it paid after all: %s', (story) => {
    expect(planOf(story).claimState).toBe('pending');
  });

  it.each([
    ['denied', 'charge 60+40; pay 60; line 40; claim CO-29 100'],
    ['denied', 'charge 60+40; pay 60; line 40; claim PR-1 20; claim CO-29 80'],
    ['adjudicated', 'charge 60+40; pay 60; line 40; claim CO-29 80'],
  ])(
    'leave a claim %s by what was paid, whatever its lines say beside the CAS of the claim: %s',
    (state, story) => {
      expect(planOf(story).claimState).toBe(state);
    },
  );

  it('have the clock of their payer, from the payment', () => {
    const clocks = new Map([['P1', { appealDays: 30, filingDays: 100 }]]);
    const [usual, own] = [DEFAULT_TERMS, { ...DEFAULT_TERMS, clocks }].map((terms) =>
      planOf('charge 100; pay 0; CO-50 100', {}, terms).denials.at(0),
    );
    expect(usual).toMatchObject({ deniedOn: '2026-01-10', deadlineKind: 'appeal', deadline: '2026-07-09' });
    expect(own).toMatchObject({ deadlineKind: 'appeal', deadline: '2026-02-09', isPreventable: false });
  });

  it('with MA130 have no appeal: the filing clock has kept running', () => {
    const story = 'charge 100; pay 0; CO-16 100; remark MA130';
    const firstServiceDate = day('2025-12-20');
    expect(planOf(story, { firstServiceDate }).denials).toEqual([
      expect.objectContaining({
        ...{ isUnprocessable: true, isPreventable: true },
        ...{ deadlineKind: 'filing', deadline: '2026-03-20' },
      }),
    ]);
    expect(planOf(story).denials[0]).not.toHaveProperty('deadline');
  });

  it('never become a write-off by themselves', () => {
    const { journals } = planOf('charge 100; pay 0; CO-50 60; CO-45 20; OA-9999 20');
    const accounts = journals
      .flatMap((journal) => journal.postings)
      .flatMap(({ debit, credit }) => [debit, credit]);
    expect(accounts.filter((account) => account.startsWith('write-off'))).toEqual([]);
    expect(new Set(accounts)).toEqual(new Set(['adjustment.contractual', 'receivable.payer.1']));
  });
});
