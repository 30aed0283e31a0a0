import type { Answer } from '../world/answer.js';
import type { Desk } from '../world/desk.js';
import { type ClaimStory, ofClaims } from './misbehaviour.js';
import { afterPaying, inTurn } from './steps.js';

const STORIES: readonly ClaimStory[] = [
  {
    name: 'correction-without-reversal',
    does: 'Pays a corrected amount, names the old number and reverses nothing',
    stands: 'Cash in full, the rest untouched: adjudicated twice',
    source: '0 step 0',
    steps: afterPaying((desk, first) => [[desk.correct(first)]]),
  },
  {
    name: 'second-adjudication',
    does: 'Adjudicates again under another number, without a reversal',
    stands: 'Cash in full, the rest untouched: adjudicated twice',
    source: '7 daily 5',
    steps: (desk) => inTurn([desk.pay()], [desk.pay()]),
  },
  {
    name: 'second-adjudication-with-a-denial',
    does: 'Adjudicates again without a reversal, and both times denies a part (CO-97)',
    stands: 'Cash in full, the rest untouched: adjudicated twice; at stake is what the first answer denied',
    source: '0 step 0; 7 C7',
    steps: (desk) => inTurn([denyInPart(desk)], [denyInPart(desk)]),
  },
  {
    name: 'same-claim-payment-in-two-files',
    does: 'Sends the very same CLP again in the next remittance, and pays it',
    stands: 'Cash in full, the rest untouched: adjudicated twice',
    source: '0 step 0; 3 Identity',
    steps: (desk) => {
      const first = desk.pay();
      return inTurn([first], [{ ...first }]);
    },
  },
  {
    name: 'reversal-sent-twice',
    does: 'Takes one payment back in two remittances',
    stands: 'One reversal; the cash of the second below zero waits in unapplied',
    source: '7 C3',
    steps: afterPaying((desk, first) => [[desk.reverse(first)], [desk.reverse(first)]]),
  },
  {
    name: 'correction-of-a-correction',
    does: 'Corrects a claim twice, each time by reversal and correction',
    stands: 'The last correction',
    source: '3 Reversal',
    steps: (desk) => {
      const first = desk.pay();
      const second = desk.correct(first);
      return inTurn([first], [desk.reverse(first), second], [desk.reverse(second), desk.correct(second)]);
    },
  },
  {
    name: 'reversal-of-a-denial',
    does: 'Reverses a denial, then pays',
    stands: 'The reversal posts nothing; the payment stands',
    source: '7 W10(c)',
    steps: (desk) => {
      const first = desk.deny('CO', '16');
      return inTurn([first], [desk.reverse(first), desk.correct(first)]);
    },
  },
  {
    name: 'denied-again',
    does: 'Denies what it has denied, without a reversal',
    stands: 'A repeat, which has all that is at stake; the first has nothing any more',
    source: '4 Denials; 7 C7',
    steps: (desk) => inTurn([desk.deny('CO', '16')], [desk.deny('CO', '50')]),
  },
  {
    name: 'denied-again-after-a-reversal',
    does: 'Reverses a denial, and denies again for another reason',
    stands: 'The first denial is reversed and still the initial one; the second is a repeat',
    source: '3 Reversal; 4 Denials',
    steps: (desk) => {
      const first = desk.deny('CO', '16');
      const again = desk.deny('CO', '197', { corrects: first, wire: { formerIcn: first.icn } });
      return inTurn([first], [desk.reverse(first), again]);
    },
  },
  {
    name: 'denied-in-part-and-reversed',
    does: 'Pays a part and denies a part, and takes both back',
    stands: 'The charge is open again, and the denial reversed',
    source: '7 W10',
    steps: (desk) => {
      const first = denyInPart(desk);
      return inTurn([first], [desk.reverse(first)]);
    },
  },
  {
    name: 'denial-then-paid-without-reversal',
    does: 'Pays what it denied and reverses nothing',
    stands: 'The payment; a denial that was never posted needs no mirror',
    source: '7 W10',
    steps: (desk) => {
      const first = desk.deny('CO', '16');
      return inTurn([first], [desk.correct(first)]);
    },
  },
  {
    name: 'zero-payment-superseded',
    does: 'Pays what it had written off in part and denied, without a reversal',
    stands: 'The earlier answer, which paid and moved nothing, is taken back; the payment stands',
    source: '0 step 0',
    steps: (desk) => {
      const lines = desk.claim.lines.map((line) =>
        desk.told(line, [
          ['CO', '45', Math.floor(line.charge / 3)],
          ['CO', '16', line.charge - Math.floor(line.charge / 3)],
        ]),
      );
      return inTurn([desk.answer(lines)], [desk.pay()]);
    },
  },
];

/** Of every line a part is paid and a part denied. */
function denyInPart(desk: Desk): Answer {
  const lines = desk.claim.lines.map((line) =>
    desk.told(line, [['CO', '97', desk.part(line.charge, 20, 60)]]),
  );
  return desk.answer(lines);
}

export const REPEATED_ANSWERS = ofClaims(STORIES);
