import { ZERO } from '../../../schemas/money.js';
import type { ExpectedAmount } from '../../../schemas/remittance-records.js';
import { planPostings } from '../../../src/domain/remittance/planning/plan-postings.js';
import { money } from '../remittance/remittance-builder.js';
import { TODAY, tellStory } from '../remittance/story.js';

const expectedOf = (amount: string, tolerance = ZERO): ExpectedAmount => ({
  amount: money(amount),
  toleranceBelow: tolerance,
  toleranceAbove: tolerance,
});

/** Plans a story whose lines are expected to be allowed these amounts, in their order; `-` where nothing is. */
function planOf(story: string, amounts: string, tolerance = ZERO) {
  const { claim, adjudications } = tellStory(story);
  const expected = amounts.split(' ');
  const lines = claim.lines.map((line, index) => {
    const amount = expected[index]!;
    return amount === '-' ? line : { ...line, expected: expectedOf(amount, tolerance) };
  });
  const plans = [{ ...claim, lines }, claim].map((each) => planPostings(each, adjudications, [], TODAY));
  return { plan: plans[0]!, without: plans[1]! };
}

/** Story, expected by line, and the underpayments in cents. */
const TABLE = `
charge 100; pay 60; CO-45 20; PR-1 20 | 80 =>
charge 100; pay 50; CO-45 30; PR-1 20 | 80 => 1000
charge 100; pay 58.80; CO-45 20; CO-253 1.20; PR-1 20 | 80 =>
charge 100; pay 85; CO-45 20; CO-144 -5 | 80 =>
charge 100; pay 90; CO-45 10 | 80 =>
charge 100+100; pay 50; CO-45 50; line 90; CO-45 10 | 80 60 => 3000
charge 100+100; pay 50; CO-45 50; line 50; CO-45 50 | - 80 => 3000
charge 100; pay 0; CO-16 100 | 80 =>
charge 100; pay 50; CO-45 50; reverse 1 | 80 =>
charge 100; pay 50; CO-45 50; reverse 1; pay 80; CO-45 20 | 80 =>
charge 100; payers 2; pay 60; CO-45 20; PR-1 20; payer 2; pay 5; OA-23 80; CO-45 15 | 80 =>
`;

describe('underpayments', () => {
  it.each(TABLE.trim().split('\n'))('%s', (line) => {
    const [story = '', amounts = '', wanted = ''] = line.split(/ \| | =>/);
    const { plan, without } = planOf(story, amounts);
    const items = plan.workItems.filter(({ kind }) => kind === 'underpayment');
    expect(items.map(({ amount }) => amount).join(' ')).toBe(wanted.trim());
    // The contract changes no entry, and no other item.
    expect(plan.journals).toEqual(without.journals);
    expect(plan.workItems.filter(({ kind }) => kind !== 'underpayment')).toEqual(without.workItems);
  });

  it('within the tolerance are none', () => {
    const items = (tolerance: string) =>
      planOf('charge 100; pay 75; CO-45 25', '80', money(tolerance)).plan.workItems.length;
    expect([items('5'), items('4.99')]).toEqual([0, 1]);
  });

  it('go by the allowed amount that the payer states, where it does', () => {
    const { claim, adjudications } = tellStory('charge 100; pay 50; CO-45 30; PR-1 20');
    const [first] = adjudications;
    const items = (stated: string) => {
      const amounts = [{ qualifier: 'B6', amount: money(stated) }];
      const services = first!.payment.services.map((service) => ({ ...service, amounts }));
      const lines = claim.lines.map((line) => ({ ...line, expected: expectedOf('80') }));
      const payment = { ...first!.payment, services };
      return planPostings({ ...claim, lines }, [{ ...first!, payment }], [], TODAY).workItems;
    };
    expect(items('80')).toEqual([]);
    expect(items('75.5')).toEqual([expect.objectContaining({ kind: 'underpayment', amount: 450 })]);
  });

  it('leave at stake of a denial what is still expected', () => {
    const stakes = (story: string) =>
      planOf(story, '80').plan.denials.map(({ atStakeAmount }) => atStakeAmount);
    expect(stakes('charge 100; pay 0; CO-50 100')).toEqual([8000]);
    expect(stakes('charge 100; pay 30; CO-45 10; CO-50 60')).toEqual([5000]);
    expect(stakes('charge 100; pay 80; CO-50 20')).toEqual([0]);
    expect(stakes('charge 100; pay 0; CO-50 60; CO-16 40')).toEqual([4000, 4000]);
  });

  it('leave of a denial without a line what is expected of all lines, where each has a price', () => {
    const stakes = (story: string, amounts: string) =>
      planOf(story, amounts).plan.denials.map(({ atStakeAmount }) => atStakeAmount);
    expect(stakes('charge 100+50; whole 0; CO-29 150', '80 40')).toEqual([12000]);
    expect(stakes('charge 100+50; whole 0; CO-29 150', '80 -')).toEqual([15000]);
    expect(stakes('charge 100+50; whole 60; CO-45 20; CO-97 70', '80 40')).toEqual([6000]);
  });
});
