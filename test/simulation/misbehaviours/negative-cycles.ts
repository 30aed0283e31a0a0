import type { Desk } from '../world/desk.js';
import { type ClaimStory, ofClaims, type Step } from './misbehaviour.js';
import { CYCLE, SOON } from './steps.js';

/** Takes an ordinary payment back in a set of its own, so that its cycle is below zero and no FB says so. */
const takenBack =
  (cycle: NonNullable<Step['cycle']>, more: Pick<Step, 'mends'> = {}) =>
  (desk: Desk): Step[] => {
    const first = desk.pay();
    return [
      { after: SOON, answers: [first] },
      { after: SOON + CYCLE, answers: [desk.reverse(first)], late: 2, cycle, ...more },
      // What the payer then pays stands on whatever became of the reversal.
      { after: SOON + 2 * CYCLE, answers: [desk.correct(first)] },
    ];
  };

const SOURCE = '7 W18';
const CARRIED = 'As if an FB of the shortfall stood in the set: nothing is paid and payer.offset opens';

const STORIES: readonly ClaimStory[] = [
  {
    name: 'cycle-below-zero',
    does: 'States a payment below zero (BPR02) and never says it otherwise',
    stands:
      'The set is quarantined whole: the first payment stands, and what comes after it is answered twice',
    source: SOURCE,
    carriesForward: false,
    steps: takenBack('below-zero'),
  },
  {
    name: 'cycle-of-nothing-that-is-below-zero',
    does: 'States a payment of zero where claims and provider adjustments sum below zero',
    stands: 'The set is quarantined whole',
    source: SOURCE,
    carriesForward: false,
    steps: takenBack('zero'),
  },
  {
    name: 'cycle-below-zero-then-with-fb',
    does: 'States a payment below zero, then sends the set with the FB that carries it forward',
    stands: 'The wrong set is quarantined whole; the right one is posted, and payer.offset opens and closes',
    source: SOURCE,
    carriesForward: false,
    steps: takenBack('below-zero', { mends: true }),
  },
  {
    name: 'cycle-below-zero-carried-forward',
    does: 'Is known to carry forward without a word: states a payment below zero, and takes it a cycle later',
    stands: CARRIED,
    source: SOURCE,
    carriesForward: true,
    steps: takenBack('below-zero'),
  },
  {
    name: 'cycle-of-nothing-carried-forward',
    does: 'Is known to carry forward without a word: states zero, and takes the shortfall a cycle later',
    stands: CARRIED,
    source: SOURCE,
    carriesForward: true,
    steps: takenBack('zero'),
  },
];

export const NEGATIVE_CYCLES = ofClaims(STORIES);
