import type { ClaimState } from '../../../schemas/claim-state.js';
import { isTransition, type TransitionCause } from '../../../src/domain/claims/lifecycle.js';

const STATES: readonly ClaimState[] = [
  'draft',
  'needs-work',
  'ready',
  'submitted',
  'accepted',
  'rejected',
  'pending',
  'adjudicated',
  'denied',
  'void',
];

const CAUSES: readonly TransitionCause[] = [
  'import',
  'edits',
  'submission',
  'acknowledgement',
  'remittance',
  'correction',
  'withdrawal',
];

/** All that each cause does; whatever is not named is refused. */
const MOVES: Readonly<Record<TransitionCause, readonly string[]>> = {
  import: [
    'none > draft needs-work ready adjudicated',
    'draft > needs-work ready',
    'needs-work > draft ready',
    'ready > draft needs-work',
  ],
  edits: ['draft > needs-work ready', 'needs-work > ready', 'ready > needs-work'],
  submission: ['ready > submitted'],
  acknowledgement: ['submitted > accepted rejected', 'accepted > rejected'],
  remittance: [
    'submitted > pending adjudicated denied',
    'accepted > pending adjudicated denied',
    'rejected > pending adjudicated denied',
    'pending > adjudicated denied',
    'adjudicated > pending denied',
    'denied > pending adjudicated',
  ],
  correction: [
    'rejected > draft needs-work ready',
    'adjudicated > draft needs-work ready',
    'denied > draft needs-work ready',
  ],
  withdrawal: ['draft', 'needs-work', 'ready', 'rejected', 'adjudicated', 'denied'].map(
    (from) => `${from} > void`,
  ),
};

test.each(CAUSES)('what %s moves, and nothing else', (cause) => {
  const found = (['none', ...STATES] as const).flatMap((from) => {
    const to = STATES.filter((state) => isTransition(from, state, cause));
    return to.length === 0 ? [] : [`${from} > ${to.join(' ')}`];
  });
  expect(found).toEqual(MOVES[cause]);
});

test('a late acknowledgement never moves a claim back', () => {
  const later = ['rejected', 'pending', 'adjudicated', 'denied', 'void'] as const;
  const moves = later.flatMap((from) => STATES.filter((to) => isTransition(from, to, 'acknowledgement')));
  expect(moves).toEqual([]);
  expect(isTransition('accepted', 'submitted', 'acknowledgement')).toBe(false);
});

test('a rejection by the payer undoes the acceptance by the clearinghouse', () => {
  expect(isTransition('accepted', 'rejected', 'acknowledgement')).toBe(true);
});
