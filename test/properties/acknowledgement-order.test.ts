import { ack277, ack999, payment835, ta1 } from '../support/acknowledgement-files.js';
import { openTestStore, type TestStore } from '../support/open-test-store.js';
import { sendClaims } from '../support/sent-claims.js';

const CW1 = 'CW000000001';

const ANSWERS = {
  ta1: () => ta1('A'),
  syntax: () => ack999('A', { '0001': 'A' }),
  passedOn: () => ack277('AY', [[CW1, 'A0:16 WQ']]),
  accepted: () => ack277('PR', [[CW1, 'A2:20 WQ', { payerControlNumber: 'P9' }]]),
  rejected: () => ack277('PR', [[CW1, 'A7:562:85 U']]),
  paid: () => payment835(CW1),
} as const;

type Answer = keyof typeof ANSWERS;

/** The rule: what the payer decides counts, then what it rejects, then what anybody accepts; a TA1 says nothing. */
function stateAfter(answers: readonly Answer[]): string {
  if (answers.includes('paid')) return 'adjudicated';
  if (answers.includes('rejected')) return 'rejected';
  return answers.some((answer) => answer !== 'ta1') ? 'accepted' : 'submitted';
}

const RANK: Readonly<Record<string, number>> = { submitted: 0, accepted: 1, rejected: 2, adjudicated: 3 };

function ordersOf(answers: readonly Answer[]): Answer[][] {
  if (answers.length === 0) return [[]];
  return answers.flatMap((first) =>
    ordersOf(answers.filter((each) => each !== first)).map((rest) => [first, ...rest]),
  );
}

describe('answers in any order', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  });
  afterAll(() => opened.close());

  /** Some of the 720 orders of all answers; whatever comes is the beginning of one of them. */
  const orders = ordersOf(Object.keys(ANSWERS) as Answer[]).filter((_, at) => at % 31 === 0);

  test.each(orders.map((order) => [order.join(', '), order] as const))('%s', async (_, order) => {
    await expectRule(opened, order);
  });
});

/** Each beginning of the order obeys the rule, so that no acknowledgement moves the claim back on the way. */
async function expectRule(opened: TestStore, order: readonly Answer[]): Promise<void> {
  const claims = await sendClaims(opened);
  let rank = 0;
  for (const [index, answer] of order.entries()) {
    await claims.receive(ANSWERS[answer]());
    const [state] = await claims.states();
    const said = order.slice(0, index + 1);
    expect(state).toBe(stateAfter(said));
    expect(RANK[state!]).toBeGreaterThanOrEqual(rank);
    rank = RANK[state!]!;
    const items = (await claims.items()).map((item) => item.split(' ')[0]);
    expect(items.includes('rejected-claim')).toBe(state === 'rejected');
    const [record] = await claims.claimRecords();
    expect(record!.payerControlNumbers.includes('P9')).toBe(said.includes('accepted'));
  }
}
