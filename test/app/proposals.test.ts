import Joi from 'joi';
import { workItem } from '../../schemas/responses/denials.js';
import { viewWorkItem } from '../../src/app/views/denials.js';
import { planPostings } from '../../src/domain/remittance/planning/plan-postings.js';
import { TODAY, tellStory } from '../domain/remittance/story.js';

const ID = '01234567-89ab-7def-8123-456789abcdef';

test('a proposal leaves as the description of the API says, with amounts as texts', () => {
  const { claim, adjudications } = tellStory(
    'charge 500; payers 3; pay 294; CO-45 131; PR-2 75; payer 2; pay 50; OA-23 425; PR-3 25; payer 1; reverse; pay 329; CO-45 131; PR-2 40',
  );
  const given = adjudications.map((each, index) => ({ ...each, claimPaymentId: ID.slice(0, -1) + index }));
  const { workItems } = planPostings({ ...claim, claimId: ID }, given, [], TODAY);
  const item = workItems.find(({ kind }) => kind === 'cob-stale')!;
  const view = viewWorkItem({ ...item, state: 'open', openedAt: '2026-03-01T12:00:00.000Z' });
  expect(() => Joi.attempt(view, workItem)).not.toThrow();
  expect(view.proposal).toEqual({
    stale: [{ payerSequence: 2, claimPaymentIds: [given[1]!.claimPaymentId], builtOn: '2026-01-11' }],
    changes: [
      {
        payerSequence: 1,
        lineControlNumber: 'L1',
        old: { paidAmount: '294.00', patientShareAmount: '75.00', adjustedAmount: '131.00' },
        now: { paidAmount: '329.00', patientShareAmount: '40.00', adjustedAmount: '131.00' },
      },
    ],
    steps: [
      { kind: 'replacement-claim', payerSequence: 2 },
      { kind: 'refund-payer', payerSequence: 2, amount: '10.00' },
    ],
  });
});
