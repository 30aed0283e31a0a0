import { parseCents } from '../../../schemas/money.js';
import { day } from '../remittance/remittance-builder.js';
import { postInOrder, tellStory } from '../remittance/story.js';
import { renderSteps, tellBalance } from './told-balance.js';

const STORIES: readonly (readonly [story: string, steps: readonly string[]])[] = [
  [
    'charge 150; pay 80; CO-45 40; PR-1 30',
    [
      '2026-03-01 charged 150.00, line L1 | payer 1 150.00',
      '2026-03-01 Payer 1 paid 80.00, line L1 | payer 1 70.00',
      '2026-03-01 moved to patient from payer 1 PR-1 30.00, line L1 | payer 1 40.00, patient 30.00',
      '2026-03-01 contractual CO-45 40.00, line L1 | payer 1 0.00, patient 30.00',
    ],
  ],
  [
    'charge 100; pay 50; CO-45 20; CO-97 30',
    [
      '2026-03-01 charged 100.00, line L1 | payer 1 100.00',
      '2026-03-01 Payer 1 paid 50.00, line L1 | payer 1 50.00',
      '2026-03-01 contractual CO-45 20.00, line L1 | payer 1 30.00',
      '2026-01-10 Payer 1 denied 30.00 (CO-97), which stays open with the payer as a denial | payer 1 30.00',
    ],
  ],
  [
    'charge 100; payers 2; payer 2; pay 20; CO-45 80',
    [
      '2026-03-01 charged 100.00, line L1 | payer 1 100.00',
      '2026-03-01 held: 20.00 of Payer 2 waits: Paid 20.00 by payer 2 before payer 1 has adjudicated the claim | payer 1 100.00',
    ],
  ],
  [
    'charge 200; pay 120; CO-45 50; PR-1 30; reverse',
    [
      '2026-03-01 charged 200.00, line L1 | payer 1 200.00',
      '2026-03-01 Payer 1 paid 120.00, line L1 | payer 1 80.00',
      '2026-03-01 moved to patient from payer 1 PR-1 30.00, line L1 | payer 1 50.00, patient 30.00',
      '2026-03-01 contractual CO-45 50.00, line L1 | payer 1 0.00, patient 30.00',
      '2026-03-01 reversed: Payer 1 took back 120.00, line L1 | payer 1 120.00, patient 30.00',
      '2026-03-01 reversed: moved to payer 1 from patient PR-1 30.00, line L1 | payer 1 150.00, patient 0.00',
      '2026-03-01 reversed: contractual CO-45 -50.00, line L1 | payer 1 200.00, patient 0.00',
    ],
  ],
  [
    'charge 200; pay 0; CO-16 200',
    [
      '2026-01-10 Payer 1 denied 200.00 (CO-16), which stays open with the payer as a denial | ',
      '2026-03-01 charged 200.00, line L1 | payer 1 200.00',
    ],
  ],
];

test.each(STORIES)('the story of %s', (text, steps) => {
  const { claim, adjudications } = tellStory(text);
  expect(renderSteps(tellBalance(claim, adjudications, postInOrder(claim, adjudications)))).toEqual(steps);
});

test('what came late tells what made the claim be planned again', () => {
  const { claim, adjudications } = tellStory(
    'charge 100; payers 2; pay 60; CO-45 20; PR-1 20; payer 2; pay 20',
  );
  const [first, second] = adjudications;
  const late = { ...first!, paymentDate: day('2026-03-01') };
  const told = renderSteps(tellBalance(claim, [second!, late], postInOrder(claim, [second!, late])));
  expect(told).toContainEqual(
    expect.stringMatching(
      /released because an answer of payer 1 arrived \(Payer 1, trace \S+\): 20\.00 that waited of Payer 2 is applied/,
    ),
  );
  expect(told.at(-1)).toMatch(/\| payer 1 0\.00, payer 2 0\.00$/);
});

test('each step names the segments behind it: the CAS of its code, the SVC of its line, the CLP', () => {
  const { claim, adjudications } = tellStory('charge 150; pay 80; CO-45 40; PR-1 30');
  const at = (byteOffset: number) => ({ byteOffset, byteLength: 9, line: 1 });
  const [one] = adjudications;
  const [svc] = one!.payment.services;
  const adjustments = svc!.adjustments.map((each, index) => ({ ...each, place: at(300 + index) }));
  const payment = { ...one!.payment, place: at(100), services: [{ ...svc!, place: at(200), adjustments }] };
  const placed = [{ ...one!, payment }];
  const { steps } = tellBalance(claim, placed, postInOrder(claim, placed));
  const sources = steps.map(({ text, sources: found }) => [
    text.split(',')[0],
    ...found.map(({ element, byteOffset }) => `${element} @${byteOffset}`),
  ]);
  expect(sources).toEqual([
    ['charged 150.00'],
    ['Payer 1 paid 80.00', 'SVC03 @200'],
    ['moved to patient from payer 1 PR-1 30.00', 'CAS @301'],
    ['contractual CO-45 40.00', 'CAS @300'],
  ]);
  expect(steps[1]!.sources[0]).toMatchObject({
    fileId: 'F',
    setOrdinal: 1,
    byteLength: 9,
    claimPaymentOrdinal: 1,
  });
  expect(steps[1]!.amount).toBe(parseCents('80'));
});
