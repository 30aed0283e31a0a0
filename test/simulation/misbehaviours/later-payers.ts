import type { Answer, AnsweredLine, Cas } from '../world/answer.js';
import type { Desk } from '../world/desk.js';
import { type ClaimMisbehaviour, ofClaims, type Step } from './misbehaviour.js';
import { inTurn, SOON } from './steps.js';

type Story = Omit<ClaimMisbehaviour, 'kind' | 'payers' | 'steps'> & {
  readonly payers?: number;
  readonly steps?: ClaimMisbehaviour['steps'];
  /** What the second payer says of a line of which the first has left something. */
  readonly second?: (desk: Desk, told: AnsweredLine, left: number) => AnsweredLine;
};

/** The first payer's answer, of which every line leaves something to the next. */
function leavingShare(desk: Desk): Answer {
  return desk.answer(
    desk.claim.lines.map((line) => {
      const off = desk.part(line.charge, 10, 40);
      const share = desk.part(line.charge - off, 20, 60);
      return desk.told(line, [
        ['CO', '45', off],
        ['PR', '2', share],
      ]);
    }),
  );
}

function primaryAndThen(second: NonNullable<Story['second']>) {
  return (desk: Desk): Step[] => {
    const first = leavingShare(desk);
    const lines = first.lines.map((told, index) => second(desk, told, desk.left(first)[index]!.cents));
    return inTurn([first], [desk.answer(lines, { payer: 2 })]);
  };
}

/** Cents that the first payer took off the line as a price rule. */
function offOf(told: AnsweredLine): number {
  return told.cas.filter(({ reason }: Cas) => reason === '45').reduce((sum, { cents }) => sum + cents, 0);
}

const paidBy = (desk: Desk, left: number) => desk.part(left, 40, 90);

const STORIES: readonly Story[] = [
  {
    name: 'oa-23-in-full',
    does: 'The second payer restates all that the first settled as OA-23, as it should',
    stands: 'Only what the second payer did',
    source: '0 4.3',
    steps: (desk) => {
      const first = leavingShare(desk);
      return inTurn([first], [desk.payAfter(first)]);
    },
  },
  {
    name: 'oa-23-in-part',
    does: 'Restates only what the first payer paid as OA-23, and the rest as CO-45 of its own',
    stands: 'Of CO-45 only what was left',
    source: '7 W4',
    second: (desk, told, left) => {
      const paid = paidBy(desk, left);
      return desk.told(told.line, [
        ['OA', '23', told.paid],
        ['CO', '45', told.charge - told.paid - paid],
      ]);
    },
  },
  {
    name: 'no-oa-23',
    does: 'Restates nothing: CO-45 for all that it does not pay',
    stands: 'Of CO-45 only what was left',
    source: '7 W4',
    second: (desk, told, left) => desk.told(told.line, [['CO', '45', told.charge - paidBy(desk, left)]]),
  },
  {
    name: 'oa-23-for-the-whole-charge',
    does: 'Says OA-23 for the whole charge and pays nothing',
    stands: 'Nothing moves; what was left is an unexplained remainder',
    source: '7 weekly 12',
    second: (desk, told) => desk.told(told.line, [['OA', '23', told.charge]]),
  },
  {
    name: '23-under-co',
    does: 'Restates the first payer under CO-23',
    stands: 'As under OA: it moves nothing',
    source: '7 W1',
    second: (desk, told, left) => {
      const paid = paidBy(desk, left);
      return desk.told(told.line, [
        ['CO', '23', told.charge - left],
        ['CO', '45', left - paid],
      ]);
    },
  },
  {
    name: 'negative-94',
    does: 'Pays more than was left and balances by OA-94 below zero',
    stands: 'Cash in full, and an adjustment below zero',
    source: '0 4.3',
    second: (desk, told, left) => {
      const more = desk.part(told.charge, 1, 5);
      return desk.told(told.line, [
        ['OA', '23', told.charge - left],
        ['OA', '94', -more],
      ]);
    },
  },
  {
    name: 'second-payer-as-first',
    does: 'Pays as if it were the first payer, write-off and patient share with it',
    stands: 'Cash in full: a credit of the payer; nothing else of it moves',
    source: '0 4.3; 7 weekly 11',
    second: (desk, told, left) =>
      desk.told(told.line, [
        ['CO', '45', offOf(told)],
        ['PR', '2', desk.part(left, 5, 20)],
      ]),
  },
  {
    name: 'second-payer-denies-22',
    does: 'The second payer denies with CO-22',
    stands: 'What was left stays with it, denied',
    source: '0 4.3; 7 W1',
    second: (desk, told) => desk.told(told.line, [['CO', '22', told.charge]]),
  },
  {
    name: 'second-payer-writes-all-off',
    does: 'Says CO-45 for the whole charge, pays nothing and restates nothing',
    stands: 'What was left stays with it: a price rule that leaves nothing is none',
    source: '7 W3',
    second: (desk, told) => desk.told(told.line, [['CO', '45', told.charge]]),
  },
  {
    name: 'second-payer-says-3',
    does: 'Always says 3 as claim status, whatever its place',
    stands: 'The answer of the payer that sent it',
    source: '3 CLP02',
    steps: (desk) => {
      const first = leavingShare(desk);
      return inTurn([first], [desk.payAfter(first, { wire: { status: '3' } })]);
    },
  },
  {
    name: 'second-payer-as-a-whole',
    does: 'The second payer answers without lines what the first answered by line',
    stands: 'The answer at the claim',
    source: '0 posting algorithm',
    steps: (desk) => {
      const first = leavingShare(desk);
      return inTurn([first], [desk.whole(desk.payAfter(first))]);
    },
  },
  {
    name: 'first-payer-as-a-whole',
    does: 'The first payer answers without lines, the second by line',
    stands: 'Both; what moved without a line is answered at the claim',
    source: '0 posting algorithm',
    steps: (desk) => {
      const first = leavingShare(desk);
      return inTurn([desk.whole(first)], [desk.payAfter(first)]);
    },
  },
  {
    name: 'second-before-first',
    does: 'The file of the second payer comes before that of the first',
    stands: 'Held, its cash unapplied, until the first has come; then both',
    source: '0 Order',
    steps: (desk) => {
      const first = leavingShare(desk);
      return [
        { after: SOON, answers: [first], late: 80 },
        { after: 30, answers: [desk.payAfter(first)] },
      ];
    },
  },
  {
    name: 'third-before-second',
    does: 'The file of the third payer comes before that of the second',
    stands: 'Held, its cash unapplied, until the second has come; then all three',
    source: '0 Order',
    payers: 3,
    steps: (desk) => {
      const first = leavingShare(desk);
      const second = desk.payAfter(first);
      return [
        { after: SOON, answers: [first] },
        { after: 30, answers: [second], late: 80 },
        { after: 60, answers: [desk.payAfter(second)] },
      ];
    },
  },
  {
    name: 'three-payers',
    does: 'Three payers answer in their turn',
    stands: 'Each moves what it left to the next, the last to the patient',
    source: '0 posting algorithm',
    payers: 3,
    steps: (desk) => {
      const first = leavingShare(desk);
      const second = desk.payAfter(first);
      return inTurn([first], [second], [desk.payAfter(second)]);
    },
  },
  {
    name: 'first-reversed-after-second',
    does: 'The first payer takes its answer back after the second has paid',
    stands: 'The charge is the first payer’s again; what the second paid is its credit',
    source: '3 COB',
    steps: (desk) => {
      const first = leavingShare(desk);
      return inTurn([first], [desk.payAfter(first)], [desk.reverse(first)]);
    },
  },
  {
    name: 'first-corrected-after-second',
    does: 'The first payer corrects itself after the second has paid',
    stands: 'The correction, and over it as much of the second answer as it leaves',
    source: '3 COB',
    steps: (desk) => {
      const first = leavingShare(desk);
      return inTurn([first], [desk.payAfter(first)], [desk.reverse(first), desk.correct(first)]);
    },
  },
  {
    name: 'second-payer-denies-then-pays',
    does: 'The second payer denies, then pays without a reversal',
    stands: 'The payment',
    source: '0 step 0',
    steps: (desk) => {
      const first = leavingShare(desk);
      return inTurn([first], [desk.deny('CO', '16', { payer: 2 })], [desk.payAfter(first)]);
    },
  },
  {
    name: 'second-payer-denies-then-pays-a-part',
    does: 'The second payer denies, then pays a part without a reversal and gives no reason for the rest',
    stands: 'The payment; the rest is an unexplained remainder, and nothing of it is denied any more',
    source: '0 steps 0 and 5',
    steps: (desk) => {
      const first = leavingShare(desk);
      const lines = first.lines.map((told, index) => {
        const paid = paidBy(desk, desk.left(first)[index]!.cents);
        return desk.told(told.line, [['OA', '23', told.charge - paid]]);
      });
      return inTurn([first], [desk.deny('CO', '16', { payer: 2 })], [desk.answer(lines, { payer: 2 })]);
    },
  },
  {
    name: 'second-payer-corrects-itself',
    does: 'The second payer reverses and corrects its own answer',
    stands: 'The correction',
    source: '3 Reversal',
    steps: (desk) => {
      const first = leavingShare(desk);
      const second = desk.payAfter(first);
      const again = { ...desk.payAfter(first), corrects: second, wire: { formerIcn: second.icn } };
      return inTurn([first], [second], [desk.reverse(second), again]);
    },
  },
];

export const LATER_PAYERS = ofClaims(
  STORIES.map(({ second, steps, ...story }) => ({
    payers: 2,
    ...story,
    steps: steps ?? primaryAndThen(second!),
  })),
);
