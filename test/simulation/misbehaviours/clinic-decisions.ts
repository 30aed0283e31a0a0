import type { Answer } from '../world/answer.js';
import type { Desk } from '../world/desk.js';
import { type ClaimStory, type Deed, ofClaims, type Step } from './misbehaviour.js';
import { CYCLE, inTurn, SOON } from './steps.js';

/** An answer about which people of the clinic decide, and what its payer says after that. */
function decided(answer: Answer, deed: Deed, ...later: readonly (readonly Answer[])[]): Step[] {
  const after = inTurn(...later).map((step) => ({ ...step, after: step.after + CYCLE }));
  return [{ after: SOON, answers: [answer], deed }, ...after];
}

const givesUp = (answer: Answer, percent = 100): Deed => ({
  does: 'decide',
  as: 'given-up',
  answer,
  percent,
});

const billsOn = (answer: Answer): Deed => ({ does: 'decide', as: 'billed-on', answer, percent: 100 });

type Account = Extract<Deed, { does: 'write-off' }>['account'];

function writesOff({ claim }: Desk, account: Account, percent = 100): Deed {
  return { does: 'write-off', account, claim, percent };
}

/** The patient owes a share of every line at once, whoever else is insured: the plan has paid the member. */
export function leavingShare(desk: Desk): Answer {
  return desk.answer(
    desk.claim.lines.map((line) => desk.told(line, [['PR', '100', desk.part(line.charge, 20, 60)]])),
  );
}

const STORIES: readonly ClaimStory[] = [
  {
    name: 'denial-given-up',
    does: 'Denies, and we give half of the first line up',
    stands: 'Written off; the rest stays denied and at stake',
    source: '0 events',
    needsOrder: true,
    steps: (desk) => {
      const denied = desk.deny('CO', '29');
      return decided(denied, givesUp(denied, 50));
    },
  },
  {
    name: 'denial-given-up-then-paid',
    does: 'Pays without a reversal what it had denied and we had given up',
    stands: 'The payment; the write-off is taken back as far as it is not open any more',
    source: '0 events, step 0',
    needsOrder: true,
    steps: (desk) => {
      const denied = desk.deny('CO', '16');
      return decided(denied, givesUp(denied), [desk.pay()]);
    },
  },
  {
    name: 'denial-given-up-then-reversed',
    does: 'Reverses a denial that we had given up',
    stands: 'The charge is open again, the write-off taken back',
    source: '0 events; 7 W10',
    needsOrder: true,
    steps: (desk) => {
      const denied = desk.deny('CO', '50');
      return decided(denied, givesUp(denied), [desk.reverse(denied)]);
    },
  },
  {
    name: 'denial-billed-on',
    does: 'Denies under PR (204), and we bill it on after review',
    stands: 'The next payer owes it, or the patient where there is none',
    source: '0 events; 7 C8',
    medicaid: { payer: 1, is: false },
    needsOrder: true,
    steps: (desk) => {
      const denied = desk.deny('PR', '204');
      return decided(denied, billsOn(denied));
    },
  },
  {
    name: 'denial-billed-on-then-paid',
    does: 'Pays without a reversal what it had denied under PR and we had billed on',
    stands: 'The payment; of what was billed on only what is still open of it',
    source: '0 events, step 0',
    medicaid: { payer: 1, is: false },
    needsOrder: true,
    steps: (desk) => {
      const denied = desk.deny('PR', '204');
      return decided(denied, billsOn(denied), [desk.pay()]);
    },
  },
  {
    name: 'balance-written-off-then-reversed',
    does: 'Takes back a patient share that had gone to bad debt, and answers without one',
    stands: 'The write-off is undone: the patient, who never paid, has no credit',
    source: '7 W10(b); 0 4.4',
    medicaid: { payer: 1, is: false },
    needsOrder: true,
    steps: (desk) => {
      const first = leavingShare(desk);
      const lines = desk.claim.lines.map((line) =>
        desk.told(line, [['CO', '45', desk.part(line.charge, 5, 20)]]),
      );
      const again = desk.answer(lines, { corrects: first, wire: { formerIcn: first.icn } });
      return decided(first, writesOff(desk, 'write-off.bad-debt'), [desk.reverse(first), again]);
    },
  },
  {
    name: 'balance-forgiven-then-corrected',
    does: 'Corrects a share of which we had forgiven a part',
    stands: 'Charity as far as the patient still owes it',
    source: '7 W10(b)',
    medicaid: { payer: 1, is: false },
    needsOrder: true,
    steps: (desk) => {
      const first = leavingShare(desk);
      const deed = writesOff(desk, 'write-off.charity', 60);
      return decided(first, deed, [desk.reverse(first), desk.correct(first)]);
    },
  },
  {
    name: 'small-balance-written-off-then-taken-back',
    does: 'Takes back a payment whose share was written off as a small balance',
    stands: 'The charge is the payer’s again, the write-off undone',
    source: '7 W10(b)',
    medicaid: { payer: 1, is: false },
    needsOrder: true,
    steps: (desk) => {
      const first = leavingShare(desk);
      return decided(first, writesOff(desk, 'write-off.small-balance'), [desk.reverse(first)]);
    },
  },
];

export const CLINIC_DECISIONS = ofClaims(STORIES);
