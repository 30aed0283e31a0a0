import type { Answer } from '../world/answer.js';
import type { Desk } from '../world/desk.js';
import { type Acknowledged, type ClaimStory, ofClaims, type Step } from './misbehaviour.js';
import { CYCLE, inTurn, SOON } from './steps.js';

/** On a day before the first payment of any payer, and on one after it. */
const FIRST = 1;
const AFTER_THE_PAYMENT = SOON + 2 * CYCLE;

function says(desk: Desk, outcome: Acknowledged['outcome'], after: number): Step {
  return { after, acknowledges: { claim: desk.claim, payer: 1, outcome } };
}

const paidAndThen =
  (outcome: Acknowledged['outcome'], answer: (desk: Desk) => Answer = (desk) => desk.pay()) =>
  (desk: Desk): Step[] => [...inTurn([answer(desk)]), says(desk, outcome, AFTER_THE_PAYMENT)];

const STORIES: readonly ClaimStory[] = [
  {
    name: 'acceptance-after-the-payment',
    does: 'Tells that it has taken the claim in (277CA) weeks after it has paid it',
    stands: 'Adjudicated: an acknowledgement never moves a claim back',
    source: '7 Facts, Acknowledgement',
    steps: paidAndThen('accepted'),
  },
  {
    name: 'acceptance-after-the-denial',
    does: 'Tells that it has taken the claim in weeks after it has denied it',
    stands: 'Denied: an acknowledgement never moves a claim back',
    source: '7 Facts, Acknowledgement',
    steps: paidAndThen('accepted', (desk) => desk.deny('CO', '16')),
  },
  {
    name: 'rejection-after-the-payment',
    does: 'Sends the claim back (277CA) weeks after it has paid it',
    stands: 'Adjudicated: what is decided hears no acknowledgement any more',
    source: '7 Facts, Acknowledgement',
    steps: paidAndThen('rejected'),
  },
  {
    name: 'rejected-then-paid',
    does: 'Sends the claim back and pays it all the same',
    stands: 'The payment; adjudicated',
    source: '2 Claim state',
    steps: (desk) => [says(desk, 'rejected', FIRST), ...inTurn([desk.pay()])],
  },
  {
    name: 'accepted-then-rejected',
    does: 'Takes the claim in, sends it back a week later, and never answers',
    stands: 'Rejected, for a person to look at',
    source: '7 Facts, Acknowledgement',
    steps: (desk) => [says(desk, 'accepted', FIRST), says(desk, 'rejected', FIRST + 7)],
  },
  {
    name: 'accepted-and-never-answered',
    does: 'Takes the claim in and never answers',
    stands: 'Accepted; the charge is open',
    source: '2 Claim state',
    steps: (desk) => [says(desk, 'accepted', FIRST)],
  },
];

/** Before and after the payment are what they are about. */
export const ACKNOWLEDGEMENTS = ofClaims(STORIES.map((story) => ({ ...story, needsOrder: true as const })));
