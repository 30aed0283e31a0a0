import type { ClaimState } from '../../../schemas/claim-state.js';
import {
  type AcknowledgementLevel,
  findAcknowledgedState,
  isContradiction,
  type SaidOfClaim,
} from '../../../src/domain/claims/find-acknowledged-state.js';

const LEVELS: readonly AcknowledgementLevel[] = ['interchange', 'set', 'clearinghouse', 'payer'];
const SAYS = LEVELS.flatMap((level) =>
  (['accepted', 'rejected'] as const).map((outcome): SaidOfClaim => ({ level, outcome })),
);

/** From, then what moves it; A and R with the level, `payer has it` for a claim that the payer has accepted. */
const MOVES = [
  'submitted: set accepted; clearinghouse accepted; payer accepted; interchange rejected; set rejected; clearinghouse rejected; payer rejected',
  'accepted: clearinghouse rejected; payer rejected',
  'accepted by the payer: payer rejected',
  'draft: ',
  'needs-work: ',
  'ready: ',
  'rejected: ',
  'pending: ',
  'adjudicated: ',
  'denied: ',
  'void: ',
];

test.each(MOVES)('%s', (row) => {
  const [name = '', moves = ''] = row.split(':');
  const isAcceptedByPayer = name.endsWith(' by the payer');
  const from = name.split(' ')[0] as ClaimState;
  const found = SAYS.filter((said) => findAcknowledgedState(from, said, isAcceptedByPayer) !== undefined);
  const told = found.map(({ level, outcome }) => `${level} ${outcome}`).sort();
  expect(told).toEqual(
    moves
      .split(';')
      .map((move) => move.trim())
      .filter(Boolean)
      .sort(),
  );
  for (const said of found) expect(findAcknowledgedState(from, said, isAcceptedByPayer)).toBe(said.outcome);
});

test('asks a person where a rejection comes after an acceptance, or the payer accepts what was rejected', () => {
  const contradictions = (['submitted', 'accepted', 'rejected', 'adjudicated'] as const).flatMap((from) =>
    SAYS.filter((said) => isContradiction(from, said)).map(
      (said) => `${from}: ${said.level} ${said.outcome}`,
    ),
  );
  expect(contradictions).toEqual([
    ...LEVELS.map((level) => `accepted: ${level} rejected`),
    'rejected: payer accepted',
  ]);
});

/** Every order of these: the payer's rejection wins, and no state comes back once it was left. */
test('ends in one state whatever the order of acceptances and of a rejection by the payer', () => {
  const said: SaidOfClaim[] = [
    ...LEVELS.map((level): SaidOfClaim => ({ level, outcome: 'accepted' })),
    { level: 'payer', outcome: 'rejected' },
  ];
  const orders = ordersOf(said);
  expect(orders).toHaveLength(120);
  for (const order of orders) {
    let state: ClaimState = 'submitted';
    let isAcceptedByPayer = false;
    for (const each of order) {
      const next: ClaimState = findAcknowledgedState(state, each, isAcceptedByPayer) ?? state;
      if (state === 'rejected') expect(next).toBe('rejected');
      if (state === 'accepted') expect(next).not.toBe('submitted');
      state = next;
      isAcceptedByPayer ||= each.level === 'payer' && each.outcome === 'accepted';
    }
    expect(state).toBe('rejected');
  }
});

function ordersOf(said: readonly SaidOfClaim[]): SaidOfClaim[][] {
  if (said.length === 0) return [[]];
  return said.flatMap((first) =>
    ordersOf(said.filter((each) => each !== first)).map((rest) => [first, ...rest]),
  );
}
