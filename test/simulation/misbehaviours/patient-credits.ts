import type { Answer } from '../world/answer.js';
import type { Desk } from '../world/desk.js';
import { leavingShare } from './clinic-decisions.js';
import { type ClaimStory, type Deed, ofClaims, type Step } from './misbehaviour.js';
import { CYCLE, SOON } from './steps.js';

type Said = readonly [answers: readonly Answer[], ...deeds: readonly Deed[]];

/** Sets of answers a cycle apart, and what is done once each is posted. */
const inTurnWith = (...all: readonly Said[]): Step[] =>
  all.map(([answers, ...deed], index) => ({ after: SOON + CYCLE * index, answers, deed }));

const pays = ({ claim }: Desk, percent = 100): Deed => ({ does: 'patient-pays', claim, percent });
const returns = ({ claim }: Desk): Deed => ({ does: 'payment-returns', claim });
const refunds = ({ claim }: Desk): Deed => ({ does: 'refund', claim });

/** The same without a share of the patient. */
function withoutShare(desk: Desk, first: Answer): Answer {
  const lines = desk.claim.lines.map((line) =>
    desk.told(line, [['CO', '45', desk.part(line.charge, 5, 20)]]),
  );
  return desk.answer(lines, { corrects: first, wire: { formerIcn: first.icn } });
}

type Told = Pick<ClaimStory, 'name' | 'does' | 'stands' | 'needsOrder'> & {
  readonly source?: string;
  readonly tells: (desk: Desk, first: Answer) => readonly Said[];
};

/** All begin with a share that the patient owes at once. */
const AFTER_A_SHARE: readonly Told[] = [
  {
    name: 'share-paid-then-taken-back',
    does: 'Takes back a payment whose share the patient has paid, and never pays again',
    stands: 'What the patient paid stays a credit, pending correction, which nobody is to be given',
    tells: (desk, first) => [[[first], pays(desk)], [[desk.reverse(first)]]],
  },
  {
    name: 'share-paid-then-corrected',
    does: 'Takes back, and corrects a cycle later to no share what the patient has paid',
    stands: 'A credit pending correction, and then one to give back',
    tells: (desk, first) => [[[first], pays(desk)], [[desk.reverse(first)]], [[withoutShare(desk, first)]]],
  },
  {
    name: 'share-paid-then-confirmed',
    does: 'Takes back a payment whose share the patient has paid, and answers the same again',
    stands: 'Nothing is owed, nothing is a credit',
    tells: (desk, first) => {
      const again = { ...first, icn: desk.number(), corrects: first, wire: { formerIcn: first.icn } };
      return [[[first], pays(desk)], [[desk.reverse(first), again]]];
    },
  },
  {
    name: 'share-paid-in-part-and-forgiven-then-taken-back',
    does: 'Takes back a share of which the patient has paid one part and we have forgiven the other',
    stands: 'The write-off is undone; only what came from the patient is a credit',
    source: '7 W10(b); 0 4.4',
    needsOrder: true,
    tells: (desk, first) => {
      const forgives: Deed = {
        ...{ does: 'write-off', account: 'write-off.charity', claim: desk.claim, percent: 100 },
      };
      return [[[first], pays(desk, 60), forgives], [[desk.reverse(first)]]];
    },
  },
  {
    name: 'share-paid-ahead-then-taken-back',
    does: 'Takes back a share that was paid ahead of it and applied',
    stands: 'A credit of the claim, pending correction, and nothing unapplied again',
    tells: (desk, first) => [
      [[first], { does: 'patient-pays', claim: desk.claim, percent: 100, isAhead: true }],
      [[desk.reverse(first)]],
    ],
  },
  {
    name: 'share-paid-by-a-bad-cheque-then-taken-back',
    does: 'Takes back a share that was paid by a cheque; then the bank returns it',
    stands: 'Neither a credit nor a balance',
    tells: (desk, first) => [
      [[first], pays(desk)],
      [[desk.reverse(first)], returns(desk)],
      [[withoutShare(desk, first)]],
    ],
  },
  {
    name: 'credit-given-back-then-owed-again',
    does: 'Corrects to no share, and after we have given the money back to the share again',
    stands: 'The patient owes what was given back',
    source: '0 4.4',
    tells: (desk, first) => {
      const second = withoutShare(desk, first);
      const third = {
        ...{ ...first, icn: desk.number(), corrects: second, wire: { formerIcn: second.icn } },
      };
      return [
        [[first], pays(desk)],
        [[desk.reverse(first), second], refunds(desk)],
        [[desk.reverse(second), third]],
      ];
    },
  },
];

const STORIES: readonly ClaimStory[] = [
  ...AFTER_A_SHARE.map(
    ({ tells, ...told }): ClaimStory => ({
      ...{ source: '0 4.4; 3 Reversal', medicaid: { payer: 1, is: false } },
      ...told,
      steps: (desk) => inTurnWith(...tells(desk, leavingShare(desk))),
    }),
  ),
  {
    name: 'billed-on-and-paid-twice',
    does: 'Pays without a reversal what it had denied, we had billed on and the patient has paid',
    stands: 'The payment; what the patient paid is a credit to give back',
    source: '0 accounts, events',
    medicaid: { payer: 1, is: false },
    needsOrder: true,
    steps: (desk) => {
      const denied = desk.deny('PR', '204');
      const billsOn: Deed = { does: 'decide', as: 'billed-on', answer: denied, percent: 100 };
      return inTurnWith([[denied], billsOn, pays(desk)], [[desk.pay()]]);
    },
  },
];

export const PATIENT_CREDITS = ofClaims(STORIES);
