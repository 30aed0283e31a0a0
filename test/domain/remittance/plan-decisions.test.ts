import { planPostings } from '../../../src/domain/remittance/planning/plan-postings.js';
import { TODAY, tellStory } from './story.js';

/** The outcomes of the triples of each claim payment, by its order in the story. */
const TABLE = `
charge 150; pay 80; CO-45 40; PR-1 30 => posted moved
charge 100; pay 0; CO-16 100 => denied
charge 100; pay 0; CO-9999 100 => denied
charge 100; pay 60; CO-133 40 => unexplained
charge 100; pay 60; PR-45 40 => unexplained
charge 100; pay 60; OA-101 40 => unexplained
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 65; OA-23 425; CO-45 10 => posted posted moved | restated posted
charge 500; payers 2; pay 294; CO-45 125; CO-253 6; PR-2 75; payer 2; pay 0; OA-23 425; CO-45 75 => posted posted moved | restated posted
charge 500; payers 2; pay 294; CO-45 206; payer 2; pay 65; CO-45 435 => posted | restated
charge 200; pay 120; CO-45 50; PR-1 30; reverse 1; pay 150; CO-45 50 => posted moved | restated restated | posted
charge 100; pay 60; CO-45 40; pay 60; CO-45 40 => posted | unexplained
charge 500; payers 2; payer 2; pay 65; OA-23 425; CO-45 10 =>
charge 100; pay 0; status 25; CO-45 100 =>
`;

describe('planDecisions', () => {
  it.each(TABLE.trim().split('\n'))('%s', (line) => {
    const [told = '', wanted = ''] = line.split('=>');
    const { claim, adjudications } = tellStory(told.replace(/;?\s*$/, ''));
    const { decisions } = planPostings(claim, adjudications, [], TODAY);
    const outcomes = adjudications.map(({ claimPaymentId }) => {
      const own = decisions.find((each) => each.claimPaymentId === claimPaymentId);
      return own!.decisions.map(({ outcome }) => outcome).join(' ');
    });
    expect(outcomes.filter((text) => text !== '').join(' | ')).toBe(wanted.trim());
  });

  it('names the row, and the place of the triple', () => {
    const { claim, adjudications } = tellStory('charge 150; pay 80; CO-45 40; PR-1 30');
    expect(planPostings(claim, adjudications, [], TODAY).decisions).toEqual([
      {
        claimPaymentId: 'cp1',
        decisions: [
          { casOrdinal: '1.1', ruleId: 'default:45', outcome: 'posted' },
          { casOrdinal: '1.2', ruleId: 'default:1', outcome: 'moved' },
        ],
      },
    ]);
  });
});
